import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { LONGEST_EVENT_DAYS, MOST_HOURS, USUAL_OFFER_HOURS, USUAL_REMINDER_HOURS } from "../event-form";
import { ATTENDANCE_MODES, EVENT_TYPES, NETWORK_ACTIVITIES, PROMOTER_FUNCTIONS, WAITING_RULES } from "../vocabulary";

const name = field.text({ max: 80 });

/** What recurs: an event's form without its title and its day. */
export const templateForm = z
  .object({
    name,
    promoterId: field.recordId(),
    type: field.choice(EVENT_TYPES),
    promoterFunction: field.choice(PROMOTER_FUNCTIONS),
    networkActivity: field.choice(NETWORK_ACTIVITIES),
    startTime: field.timeOfDay(),
    endTime: field.timeOfDay(),
    days: field.integer({ min: 1, max: LONGEST_EVENT_DAYS }),
    attendanceMode: field.choice(ATTENDANCE_MODES),
    venue: field.optionalText({ max: 200 }),
    capacity: field.optionalInteger({ min: 1, max: 1_000_000 }),
    waitingRule: field.optionalChoice(WAITING_RULES).transform((rule) => rule ?? "none"),
    offerHours: field.optionalInteger({ min: 1, max: MOST_HOURS }).transform((hours) => hours ?? USUAL_OFFER_HOURS),
    reminderHours: field
      .optionalInteger({ min: 0, max: MOST_HOURS })
      .transform((hours) => hours ?? USUAL_REMINDER_HOURS),
    listed: field.checkbox(),
    summaryZh: field.optionalLongText({ max: 4000 }),
    summaryEn: field.optionalLongText({ max: 8000 }),
    organiserContact: field.optionalText({ max: 200 }),
  })
  .superRefine(({ days, startTime, endTime }, issues) => {
    if (days === 1 && endTime < startTime)
      issues.addIssue({ code: "custom", path: ["endTime"], message: problem("event.problem.endsBeforeStart") });
  });
export type TemplateInput = z.output<typeof templateForm>;

/** What an edited template's form sends besides: the version the person saw. */
export const editedTemplateForm = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

/** An event kept as a template: only what it is called is missing. */
export const keptTemplateForm = z.object({ name });

/** A template made an event: what differs from one to the next. */
export const fromTemplateForm = z.object({
  titleZh: field.text({ max: 120 }),
  titleEn: field.optionalText({ max: 200 }),
  day: field.businessDay(),
});
export type FromTemplateInput = z.output<typeof fromTemplateForm>;
export const newFromTemplateForm = z.object({ submissionKey: submissionKey() });
