import type { MessageKey } from "~/i18n/messages";
import type { AttendanceMode } from "./vocabulary";

export interface EventLife {
  publishedAt: number | null;
  cancelledAt: number | null;
  attendanceMode: AttendanceMode;
  venue: string | null;
  onlineAddress: string | null;
}

/** What has already happened at an event. */
export interface EventHappenings {
  /** Registrations that are pending or confirmed. */
  registrations: number;
  signIns: number;
  counts: number;
  /** People who were found to be there on a list of names. */
  presences: number;
  /** Firms that have a place on a stand, or ask for one. */
  places: number;
}

/** Null when the transition is allowed, else the reason why not. */
export type WhyNot = MessageKey | null;

/** Publishing is also allowed for an event that is over: activities are often recorded afterwards. */
export function whyNotPublish(event: EventLife): WhyNot {
  if (event.cancelledAt !== null) return "event.refused.publishCancelled";
  if (event.publishedAt !== null) return "event.refused.alreadyPublished";
  if (event.attendanceMode !== "online" && event.venue === null) return "event.refused.publishWithoutVenue";
  if (event.attendanceMode === "online" && event.onlineAddress === null) return "event.refused.publishWithoutAddress";
  return null;
}

const wasAttended = ({ signIns, counts, presences }: EventHappenings) => signIns + counts + presences > 0;

/** An event that people count on is cancelled, with a reason and a mail; it does not silently disappear. */
export function whyNotUnpublish(event: EventLife, happenings: EventHappenings): WhyNot {
  if (event.cancelledAt !== null) return "event.refused.unpublishCancelled";
  if (event.publishedAt === null) return "event.refused.notPublished";
  if (happenings.registrations > 0) return "event.refused.unpublishRegistered";
  if (wasAttended(happenings)) return "event.refused.unpublishAttended";
  if (happenings.places > 0) return "event.refused.unpublishStands";
  return null;
}

/** An event at which people were counted did take place. */
export function whyNotCancel(event: EventLife, happenings: EventHappenings): WhyNot {
  if (event.cancelledAt !== null) return "event.refused.alreadyCancelled";
  if (event.publishedAt === null) return "event.refused.cancelDraft";
  if (wasAttended(happenings)) return "event.refused.cancelAttended";
  return null;
}

/** People are signed in and counted at events that are published and not cancelled. */
export function whyNotAttended(event: Pick<EventLife, "publishedAt" | "cancelledAt">): WhyNot {
  if (event.cancelledAt !== null) return "attendance.refused.cancelled";
  if (event.publishedAt === null) return "attendance.refused.draft";
  return null;
}
