import type { z } from "zod";
import type { Context } from "~/access/context";
import { parseForm } from "~/forms/parse-form";
import { addDays, dayOfInstant, instantAt } from "~/values/business-day";
import type { Act } from "./timeline.server";
import type { WorldPlan } from "./world-plan";

/** Who acts in a demo world, and the ids that the product gave. */
export interface Players {
  staff: (number: number) => Context;
  administrator: () => Context;
  visitor: Context;
  /** Who speaks for the organisation of a position, if anybody does. */
  representative: (position: number) => Context | undefined;
  organisationId: (position: number) => number;
}

/** What a person would have sent with the form. */
export function filled<Schema extends z.ZodType>(schema: Schema, values: Record<string, unknown>): z.output<Schema> {
  const result = parseForm(schema, values);
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

/** Days and instants of a world, counted back from the day on which it is looked at. */
export class Calendar {
  constructor(private readonly plan: Pick<WorldPlan, "now">) {}

  day(ago: number): string {
    return addDays(dayOfInstant(this.plan.now), -ago);
  }

  at(ago: number, time = "10:10"): number {
    return instantAt(this.day(ago), time);
  }

  act(ago: number, run: () => void, time?: string): Act {
    return { at: this.at(ago, time), run };
  }
}

/** Positions of the firms that were members when the product was put into use and still are. */
export function settledFirms({ organisations, opensAt }: WorldPlan): number[] {
  const nextDay = opensAt + 86_400_000;
  return organisations.flatMap(({ firm, memberSince, joins, leaves, enteredAt }, position) =>
    firm.kind === "enterprise" && memberSince !== null && !joins && !leaves && enteredAt < nextDay ? [position] : [],
  );
}
