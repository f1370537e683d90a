import type { Context } from "~/access/context";
import { invalidField } from "~/http/errors";
import { standingsOf } from "~/modules/organisations/membership/standings.server";
import { dayOfInstant, localDateTime } from "~/values/business-day";
import { eventTitle } from "../event-time-text";
import type { EventRecord } from "../find-event.server";
import { type Chosen, overlapping } from "../quotas";
import { registrationSourceOf } from "../registration-source";
import { sessionsOf, ticketTypesOf } from "./programme-queries.server";

interface Chooser extends Chosen {
  /** What the person had already: that is not refused again. */
  had?: Chosen;
}

interface ChoosingFirm {
  organisationId: number | null;
  /** That somebody comes from this firm is not only what a stranger typed. */
  isVouchedFor: boolean;
}

/**
 * Whether each person may choose this ticket and these sessions; whether there is room for them is another question. A ticket for
 * members is given to no stranger who types a member's name, so that typing names tells nobody who is a member.
 * @throws Refusal invalid
 */
export function refuseChoices(
  context: Context,
  event: Pick<EventRecord, "id">,
  people: readonly Chooser[],
  { organisationId, isVouchedFor }: ChoosingFirm,
): void {
  const types = new Map(ticketTypesOf(context, event.id).map((type) => [type.id, type]));
  const sessions = new Map(sessionsOf(context, event.id).map((session) => [session.id, session]));
  const now = context.now();
  const isMember = () =>
    organisationId !== null &&
    standingsOf(context, [organisationId], dayOfInstant(now)).get(organisationId)?.counts === true;
  for (const [position, { ticketTypeId, sessionIds, had }] of people.entries()) {
    const refuseTicket = (...problem: [key: Parameters<typeof invalidField>[1], params?: Record<string, string>]) =>
      invalidField(`people.${position}.ticketTypeId`, ...problem);
    if (had?.ticketTypeId !== ticketTypeId) {
      const type = types.get(ticketTypeId ?? 0);
      if (!type && ticketTypeId !== null) throw refuseTicket("field.notAChoice");
      if (!type && types.size > 0) throw refuseTicket("field.required");
      if (type?.audience === "members" && !isVouchedFor) throw refuseTicket("registration.problem.membersSignIn");
      if (type?.audience === "members" && !isMember()) throw refuseTicket("registration.problem.membersOnly");
      const isClosed = type?.closesAt != null && now >= type.closesAt;
      if (isClosed && registrationSourceOf(context.actor.role) !== "staff") {
        const time = localDateTime(type.closesAt!).replace("T", " ");
        throw refuseTicket("registration.problem.ticketClosed", { time });
      }
    }
    const path = `people.${position}.sessionIds`;
    const chosen = sessionIds.map((id) => {
      const session = sessions.get(id);
      if (!session?.chosen && !had?.sessionIds.includes(id)) throw invalidField(path, "field.notAChoice");
      return session!;
    });
    const clash = overlapping(chosen);
    if (clash) {
      const [first, second] = clash.map((session) => eventTitle(session, context.locale));
      throw invalidField(path, "registration.problem.sessionsOverlap", { first: first!, second: second! });
    }
  }
}
