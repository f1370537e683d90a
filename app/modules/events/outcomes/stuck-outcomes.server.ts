import { and, asc } from "drizzle-orm";
import { eventOutcomes } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant } from "~/values/business-day";
import { visibleOutcomes } from "./find-outcome.server";
import { stepOverdue } from "./outcome-queries.server";

const MOST_OF_A_KIND = 20;

/** Outcomes whose next step was due. */
export function stuckOutcomes(context: Context): StuckItem[] {
  authorize(context, "outcome.see");
  return context.db
    .select({
      id: eventOutcomes.id,
      title: eventOutcomes.title,
      step: eventOutcomes.nextStep,
      due: eventOutcomes.nextStepDue,
    })
    .from(eventOutcomes)
    .where(and(stepOverdue(dayOfInstant(context.now())), visibleOutcomes(context.actor)))
    .orderBy(asc(eventOutcomes.nextStepDue), asc(eventOutcomes.id))
    .limit(MOST_OF_A_KIND)
    .all()
    .map((row): StuckItem => ({
      tone: "bad",
      tag: "stuck.outcome.tag",
      text: "stuck.outcome.text",
      params: { title: row.title, step: row.step ?? "", day: row.due! },
      path: `/outcomes/${row.id}`,
      day: row.due!,
    }));
}
