import { inArray } from "drizzle-orm";
import { events, organisations } from "~db/schema";
import type { Context } from "~/access/context";
import type { FigureDefinition } from "~/figures/define-figure";
import { measureFigure, type MeasuredFigure } from "~/figures/measure-figure.server";
import type { ListSource } from "~/lists/run-list.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import type { Period } from "~/values/period";
import { ALL_FIGURES } from "./figure-plan";
import type { RecordKind } from "./vocabulary";

const SOURCES: Record<string, ListSource<{ id: number }>> = {
  [eventList.id]: eventSource,
  [organisationList.id]: organisationSource,
};

/** Every figure id of the product, with the list whose records it counts. */
export const figureCatalogue: ReadonlyMap<string, { figure: FigureDefinition; source: ListSource<{ id: number }> }> =
  new Map(
    ALL_FIGURES.map((figure) => {
      const source = SOURCES[figure.list.id];
      if (!source) throw new Error(`the figure ${figure.id} counts a list that has no source: ${figure.list.id}`);
      return [figure.id, { figure, source }];
    }),
  );

/** Measures a figure of the catalogue from the records as they are now. */
export function measure(
  context: Context,
  figureId: string,
  period: Period,
  narrowing: Record<string, string> = {},
): MeasuredFigure {
  const entry = figureCatalogue.get(figureId);
  if (!entry) throw new RangeError(`no figure ${figureId}`);
  return measureFigure(context, entry.figure, entry.source, period, narrowing);
}

const IDS_AT_A_TIME = 5000;

export interface RecordLabel {
  label: string;
  /** The day that tells it from others of the same name; null for organisations. */
  day: string | null;
  archived: boolean;
}

/** What records are called now; those that no longer exist are missing. */
export function recordLabels(context: Context, kind: RecordKind, ids: readonly number[]): Map<number, RecordLabel> {
  const found = new Map<number, RecordLabel>();
  for (let at = 0; at < ids.length; at += IDS_AT_A_TIME) {
    const some = ids.slice(at, at + IDS_AT_A_TIME);
    if (kind === "event") {
      const rows = context.db
        .select({ id: events.id, label: events.titleZh, day: events.startDay })
        .from(events)
        .where(inArray(events.id, some))
        .all();
      for (const { id, label, day } of rows) found.set(id, { label, day, archived: false });
    } else {
      const rows = context.db
        .select({ id: organisations.id, label: organisations.legalName, archivedAt: organisations.archivedAt })
        .from(organisations)
        .where(inArray(organisations.id, some))
        .all();
      for (const { id, label, archivedAt } of rows) found.set(id, { label, day: null, archived: archivedAt !== null });
    }
  }
  return found;
}
