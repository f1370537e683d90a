import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { MOST_OF_SERIES, SERIES_PARTS, SERIES_RULES } from "./vocabulary";

/** By which rule events recur. The last day or the number ends the series; with both, whichever comes first. */
export const seriesForm = z
  .object({
    rule: field.choice(SERIES_RULES),
    every: field.integer({ min: 1, max: 52 }),
    firstDay: field.businessDay(),
    until: field.optionalBusinessDay(),
    count: field.optionalInteger({ min: 2, max: MOST_OF_SERIES }),
  })
  .superRefine(({ firstDay, until, count }, issues) => {
    if (until === null && count === null)
      issues.addIssue({ code: "custom", path: ["count"], message: problem("series.problem.noEnd") });
    else if (until !== null && until < firstDay)
      issues.addIssue({ code: "custom", path: ["until"], message: problem("series.problem.endsBeforeStart") });
  });
export type SeriesInput = z.output<typeof seriesForm>;

/** What a series that is made of a template needs besides. */
export const seriesTitleForm = z.object({
  titleZh: field.text({ max: 120 }),
  titleEn: field.optionalText({ max: 200 }),
});
export type SeriesTitle = z.output<typeof seriesTitleForm>;

/** The days that stayed ticked. */
export const chosenDaysForm = z.object({
  days: field.businessDays({ maxItems: MOST_OF_SERIES }),
  submissionKey: submissionKey(),
});

/** Which of the events that follow take over what of one event. */
export const seriesPartsForm = z.object({ parts: field.choices(SERIES_PARTS) });
export const seriesChangesForm = seriesPartsForm.extend({
  /** Ids of the events. */
  events: field.recordIds({ maxItems: MOST_OF_SERIES }),
  /** What the person saw of them. */
  seen: field.text({ max: 64 }),
});
