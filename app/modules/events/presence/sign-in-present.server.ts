import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import { onlyPresence } from "../event-days";
import { findEventToRun } from "../find-event.server";
import { signInPerson } from "../record-sign-in.server";
import { expectedPeople } from "./presence-queries.server";
import { standingAtEvent } from "./standing";

/**
 * Signs in whoever is marked as present on the list of attendance, so that the figures, which go by sign-ins, know of them. The list
 * says neither on which day nor how somebody attended: where that is open, people are counted instead.
 * @returns how many
 * @throws Refusal forbidden, not_found, conflict (several days or ways to attend, draft or cancelled)
 */
export function signInPresent(context: Context, eventId: number): number {
  authorize(context, "attendance.record");
  return transact(context, () => {
    const only = onlyPresence(findEventToRun(context, eventId));
    if (only === null) throw conflict("presence.refused.severalDays");
    const present = expectedPeople(context, eventId).filter(
      (person) => !person.isSignedIn && standingAtEvent(person) === "present",
    );
    for (const { id } of present) signInPerson(context, eventId, { registeredPersonId: id, ...only });
    return present.length;
  });
}
