import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { localDateTime } from "~/values/business-day";
import { createEvent } from "./create-event.server";
import { instantOf, type EventInput } from "./event-form";
import { coHostsOf, findEvent, runsEvent } from "./find-event.server";
import { copyProgramme } from "./programme/copy-programme.server";

/**
 * A draft with the facts of an event at another time; it lasts as long, and registration closes as long before it.
 * Its sessions and ticket types come along; registrations and attendance are not copied.
 * @throws Refusal forbidden, not_found
 */
export function copyEvent(context: Context, id: number, startsAt: string, submissionKey: string | null = null): number {
  authorize(context, "event.write");
  const event = findEvent(context, id);
  const moved = instantOf(startsAt) - event.startsAt;
  const input: EventInput = {
    titleZh: event.titleZh,
    titleEn: event.titleEn,
    type: event.type,
    promoterFunction: event.promoterFunction,
    networkActivity: event.networkActivity,
    ...(runsEvent(context, event)
      ? { promoterId: event.promoterId, coHostIds: coHostsOf(context, id) }
      : { promoterId: context.actor.promoterId ?? event.promoterId, coHostIds: [] }),
    startsAt: localDateTime(event.startsAt + moved),
    endsAt: localDateTime(event.endsAt + moved),
    attendanceMode: event.attendanceMode,
    venue: event.venue,
    onlineAddress: runsEvent(context, event) ? event.onlineAddress : null,
    capacity: event.capacity,
    registrationClosesAt:
      event.registrationClosesAt === null ? null : localDateTime(event.registrationClosesAt + moved),
    waitingRule: event.waitingRule,
    offerHours: event.offerHours,
    reminderHours: event.reminderHours,
    listed: event.listed,
    summaryZh: event.summaryZh,
    summaryEn: event.summaryEn,
    organiserContact: event.organiserContact,
  };
  return transact(context, () => {
    const copyId = createEvent(context, input, submissionKey);
    copyProgramme(context, id, copyId, moved);
    return copyId;
  });
}
