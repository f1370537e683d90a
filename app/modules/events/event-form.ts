import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import type { MessageKey } from "~/i18n/messages";
import { submissionKey } from "~/forms/submission-key";
import { daysOfSpan, instantAt } from "~/values/business-day";
import { ATTENDANCE_MODES, EVENT_TYPES, NETWORK_ACTIVITIES, PROMOTER_FUNCTIONS, WAITING_RULES } from "./vocabulary";

export const LONGEST_EVENT_DAYS = 60;
export const USUAL_OFFER_HOURS = 24;
export const USUAL_REMINDER_HOURS = 24;
/** Two weeks. */
export const MOST_HOURS = 336;

/** Ids of ticked boxes: one value, several values, or none. */
const fields = z.object({
  titleZh: field.text({ max: 120 }),
  titleEn: field.optionalText({ max: 200 }),
  type: field.choice(EVENT_TYPES),
  promoterFunction: field.choice(PROMOTER_FUNCTIONS),
  networkActivity: field.choice(NETWORK_ACTIVITIES),
  promoterId: field.recordId(),
  coHostIds: field.recordIds(),
  startsAt: field.localDateAndTime(),
  endsAt: field.localDateAndTime(),
  attendanceMode: field.choice(ATTENDANCE_MODES),
  venue: field.optionalText({ max: 200 }),
  onlineAddress: field.optionalUrl(),
  capacity: field.optionalInteger({ min: 1, max: 1_000_000 }),
  /** Not said: none are kept for invited firms. */
  reservedSeats: field.optionalInteger({ min: 0, max: 1_000_000 }).transform((seats) => seats ?? 0),
  reservedUntil: field.optionalBusinessDay(),
  registrationClosesAt: field.optionalLocalDateAndTime(),
  /** Not said: no waiting list, as for a form that knows of none. */
  waitingRule: field.optionalChoice(WAITING_RULES).transform((rule) => rule ?? "none"),
  offerHours: field.optionalInteger({ min: 1, max: MOST_HOURS }).transform((hours) => hours ?? USUAL_OFFER_HOURS),
  reminderHours: field.optionalInteger({ min: 0, max: MOST_HOURS }).transform((hours) => hours ?? USUAL_REMINDER_HOURS),
  /** Not said: everybody may come, as for a form that knows of no approval. */
  needsApproval: field.checkbox(),
  listed: field.checkbox(),
  summaryZh: field.optionalLongText({ max: 4000 }),
  summaryEn: field.optionalLongText({ max: 8000 }),
  organiserContact: field.optionalText({ max: 200 }),
});

function timesFit(
  event: { startsAt: string; endsAt: string; registrationClosesAt: string | null },
  issues: z.RefinementCtx,
): void {
  if (event.endsAt < event.startsAt) {
    issues.addIssue({ code: "custom", path: ["endsAt"], message: problem("event.problem.endsBeforeStart") });
    return;
  }
  const days = daysOfSpan(instantOf(event.startsAt), instantOf(event.endsAt)).length;
  if (days > LONGEST_EVENT_DAYS) {
    issues.addIssue({
      code: "custom",
      path: ["endsAt"],
      message: problem("event.problem.tooLong", { max: LONGEST_EVENT_DAYS }),
    });
  }
  if (event.registrationClosesAt !== null && event.registrationClosesAt > event.endsAt) {
    issues.addIssue({
      code: "custom",
      path: ["registrationClosesAt"],
      message: problem("event.problem.closesAfterEnd"),
    });
  }
}

/** Seats are kept out of a number of seats, and until a day on which they still can be given to others. */
function reservedSeatsFit(
  event: { capacity: number | null; reservedSeats: number; reservedUntil: string | null; startsAt: string },
  issues: z.RefinementCtx,
): void {
  const refuse = (path: "reservedSeats" | "reservedUntil", key: MessageKey) =>
    issues.addIssue({ code: "custom", path: [path], message: problem(key) });
  if (event.reservedSeats === 0) return;
  if (event.capacity === null || event.reservedSeats > event.capacity)
    refuse("reservedSeats", "event.problem.reservedBeyondCapacity");
  if (event.reservedUntil === null) refuse("reservedUntil", "event.problem.reservedWithoutDay");
  else if (event.reservedUntil > event.startsAt.slice(0, 10))
    refuse("reservedUntil", "event.problem.reservedAfterStart");
}

/** Instant of a local time `YYYY-MM-DDTHH:MM` as the form gives it. */
export function instantOf(localTime: string): number {
  return instantAt(localTime.slice(0, 10), localTime.slice(11, 16));
}

export const eventForm = fields.superRefine(timesFit).superRefine(reservedSeatsFit);
export type EventInput = z.output<typeof eventForm>;

/** What a new event's form sends besides. */
export const newEventForm = z.object({ submissionKey: submissionKey() });

/** What an edited event's form sends besides: the version the person saw. */
export const editedEventForm = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

export const copyEventForm = z.object({ submissionKey: submissionKey(), startsAt: field.localDateAndTime() });

export const cancellationForm = z.object({ reason: field.longText({ max: 500 }) });
