import type { Context } from "~/access/context";
import type { FigureDefinition } from "~/figures/define-figure";
import { measureFigure, type MeasuredFigure } from "~/figures/measure-figure.server";
import type { ListSource } from "~/lists/run-list.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { outcomeList } from "~/modules/events/outcomes/outcome-list";
import { outcomeSource } from "~/modules/events/outcomes/outcome-queries.server";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationSource } from "~/modules/organisations/organisation-queries.server";
import { complaintList } from "~/modules/conduct/complaint-list";
import { complaintCountSource } from "~/modules/conduct/complaint-lists.server";
import { meetingList } from "~/modules/governance/meeting-list";
import { meetingSource, resolutionSource } from "~/modules/governance/governance-lists.server";
import { resolutionList } from "~/modules/governance/resolution-list";
import { recognitionList } from "~/modules/organisations/recognitions/recognition-list";
import { recognitionSource } from "~/modules/organisations/recognitions/recognition-queries.server";
import { stageList } from "~/modules/organisations/stages/stage-list";
import { stageSource } from "~/modules/organisations/stages/stage-queries.server";
import type { Period } from "~/values/period";
import { ALL_FIGURES } from "./figure-plan";

const SOURCES: Record<string, ListSource<{ id: number }>> = {
  [eventList.id]: eventSource,
  [outcomeList.id]: outcomeSource,
  [organisationList.id]: organisationSource,
  [recognitionList.id]: recognitionSource,
  [stageList.id]: stageSource,
  [complaintList.id]: complaintCountSource,
  [meetingList.id]: meetingSource,
  [resolutionList.id]: resolutionSource,
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
