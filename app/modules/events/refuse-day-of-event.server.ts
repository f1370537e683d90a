import type { Context } from "~/access/context";
import { conflict, invalidField } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { whyNotAttended } from "./event-lifecycle";
import type { EventRecord } from "./find-event.server";
import type { PresenceMode } from "./vocabulary";

/**
 * People are signed in and counted on the days of a published event, in a mode it has, and not ahead of the day.
 * @throws Refusal conflict, invalid
 */
export function refuseDayOfEvent(
  context: Context,
  event: EventRecord,
  { day, mode }: { day: string; mode: PresenceMode },
): void {
  const reason = whyNotAttended(event);
  if (reason) throw conflict(reason);
  if (day < event.startDay || day > event.endDay)
    throw invalidField(
      "day",
      event.startDay === event.endDay
        ? "attendance.problem.notTheDayOfTheEvent"
        : "attendance.problem.notADayOfTheEvent",
      { from: event.startDay, to: event.endDay },
    );
  if (day > dayOfInstant(context.now())) throw invalidField("day", "attendance.problem.dayToCome");
  if (event.attendanceMode !== "both" && event.attendanceMode !== mode)
    throw invalidField("mode", "attendance.problem.notAMode");
}
