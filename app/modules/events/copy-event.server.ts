import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { localDateTime } from "~/values/business-day";
import { createEvent } from "./create-event.server";
import { instantOf, type EventInput } from "./event-form";
import { coHostsOf, findEvent, runsEvent, type EventRecord } from "./find-event.server";
import { keptProgramme, takeProgramme } from "./programme/copy-programme.server";

/**
 * A draft with the facts of an event at another time; it lasts as long, and registration closes as long before it.
 * Its sessions, its ticket types and what it asks come along; registrations and attendance are not copied.
 * @throws Refusal forbidden, not_found
 */
export function copyEvent(context: Context, id: number, startsAt: string, submissionKey: string | null = null): number {
  authorize(context, "event.write");
  return transact(context, () => copyAtAnotherTime(context, findEvent(context, id), startsAt, submissionKey));
}

/** Makes that draft, in a series where one is given. Part of a transaction. */
export function copyAtAnotherTime(
  context: Context,
  event: EventRecord,
  startsAt: string,
  submissionKey: string | null,
  seriesId: number | null = null,
): number {
  const copyId = createEvent(context, factsAtAnotherTime(context, event, startsAt), submissionKey, seriesId);
  takeProgramme(context, { id: copyId, startsAt: instantOf(startsAt) }, keptProgramme(context, event));
  return copyId;
}

/** What a form would say of the same event at another time; of an event of others, what is not theirs alone. */
export function factsAtAnotherTime(context: Context, event: EventRecord, startsAt: string): EventInput {
  const moved = instantOf(startsAt) - event.startsAt;
  return {
    titleZh: event.titleZh,
    titleEn: event.titleEn,
    type: event.type,
    promoterFunction: event.promoterFunction,
    networkActivity: event.networkActivity,
    ...(runsEvent(context, event)
      ? { promoterId: event.promoterId, coHostIds: coHostsOf(context, event.id) }
      : { promoterId: context.actor.promoterId ?? event.promoterId, coHostIds: [] }),
    startsAt: localDateTime(event.startsAt + moved),
    endsAt: localDateTime(event.endsAt + moved),
    attendanceMode: event.attendanceMode,
    venue: event.venue,
    onlineAddress: runsEvent(context, event) ? event.onlineAddress : null,
    capacity: event.capacity,
    // Kept for those who were invited to the event that is copied; the copy invites anew.
    ...{ reservedSeats: 0, reservedUntil: null },
    registrationClosesAt:
      event.registrationClosesAt === null ? null : localDateTime(event.registrationClosesAt + moved),
    waitingRule: event.waitingRule,
    offerHours: event.offerHours,
    reminderHours: event.reminderHours,
    needsApproval: event.needsApproval,
    listed: event.listed,
    summaryZh: event.summaryZh,
    summaryEn: event.summaryEn,
    organiserContact: event.organiserContact,
  };
}
