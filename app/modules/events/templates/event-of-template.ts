import { addDays, dayOfInstant, daysBetween, timeOfInstant } from "~/values/business-day";
import type { KeptProgramme } from "~db/schema";
import type { EventInput } from "../event-form";
import type { EventRecord } from "../find-event.server";
import type { FromTemplateInput, TemplateInput } from "./template-form";

/** What recurs of an event: everything but its title and its day. */
export function templateOfEvent(event: EventRecord): Omit<TemplateInput, "name" | "promoterId"> {
  return {
    type: event.type,
    promoterFunction: event.promoterFunction,
    networkActivity: event.networkActivity,
    startTime: timeOfInstant(event.startsAt),
    endTime: timeOfInstant(event.endsAt),
    days: daysBetween(dayOfInstant(event.startsAt), dayOfInstant(event.endsAt)) + 1,
    attendanceMode: event.attendanceMode,
    venue: event.venue,
    capacity: event.capacity,
    waitingRule: event.waitingRule,
    offerHours: event.offerHours,
    reminderHours: event.reminderHours,
    listed: event.listed,
    summaryZh: event.summaryZh,
    summaryEn: event.summaryEn,
    organiserContact: event.organiserContact,
  };
}

const DAY_MS = 86_400_000;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How long the events of a template last, in milliseconds. */
export function templateLength({ startTime, endTime, days }: Pick<TemplateInput, "startTime" | "endTime" | "days">) {
  return (days - 1) * DAY_MS + (minutesOf(endTime) - minutesOf(startTime)) * 60_000;
}

/** The form of an event that a template, a title and a day make; its meeting link is its own, and no template has one. */
export function eventOfTemplate(
  template: TemplateInput & { programme: KeptProgramme | null },
  { titleZh, titleEn, day }: FromTemplateInput,
): EventInput {
  const { startTime, endTime, days } = template;
  return {
    titleZh,
    titleEn,
    type: template.type,
    promoterFunction: template.promoterFunction,
    networkActivity: template.networkActivity,
    promoterId: template.promoterId,
    coHostIds: [],
    startsAt: `${day}T${startTime}`,
    endsAt: `${addDays(day, days - 1)}T${endTime}`,
    attendanceMode: template.attendanceMode,
    venue: template.venue,
    onlineAddress: null,
    capacity: template.capacity,
    reservedSeats: 0,
    reservedUntil: null,
    registrationClosesAt: null,
    waitingRule: template.waitingRule,
    offerHours: template.offerHours,
    reminderHours: template.reminderHours,
    needsApproval: template.programme?.needsApproval ?? false,
    listed: template.listed,
    summaryZh: template.summaryZh,
    summaryEn: template.summaryEn,
    organiserContact: template.organiserContact,
  };
}
