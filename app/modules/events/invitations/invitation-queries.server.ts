import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { contacts, eventInvitations, organisations, registrations } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { yesOrNo } from "~/lists/filter-conditions.server";
import type { ListSource } from "~/lists/run-list.server";
import { findEventToRun, seatsOfInvited } from "../find-event.server";
import { seatsKept } from "../quotas";
import { publicFacts } from "../public-event-queries.server";
import { findInvitation } from "./find-invitation.server";
import { invitationAnswer } from "./invitation-answer";
import { invitationList, type InvitationRow } from "./invitation-list";
import type { InvitationAnswer } from "./vocabulary";

/** A registration that answers the invitation and holds seats or waits for some. */
const registered = sql`EXISTS (SELECT 1 FROM registrations r WHERE r.invitation_id = event_invitations.id AND r.status IN ('confirmed', 'waiting', 'offered'))`;

/** The rule of invitation-answer.ts. */
const answer = sql<InvitationAnswer>`CASE WHEN ${registered} THEN 'registered' WHEN event_invitations.declined_at IS NOT NULL THEN 'declined' ELSE 'none' END`;

export function isRegistered(context: Context, invitationId: number): boolean {
  const found = context.db
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.invitationId, invitationId),
        inArray(registrations.status, ["confirmed", "waiting", "offered"]),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}

/** The invitation that a firm has to an event: whoever registers for the firm otherwise answers it too. */
export function invitationOfFirm(context: Context, eventId: number, organisationId: number | null): number | null {
  if (organisationId === null) return null;
  const found = context.db
    .select({ id: eventInvitations.id })
    .from(eventInvitations)
    .where(and(eq(eventInvitations.eventId, eventId), eq(eventInvitations.organisationId, organisationId)))
    .orderBy(eventInvitations.id)
    .limit(1)
    .get();
  return found?.id ?? null;
}

/** The firm that an invitation went to. */
export function firmOfInvitation(context: Context, id: number | null): number | null {
  if (id === null) return null;
  const found = context.db
    .select({ organisationId: eventInvitations.organisationId })
    .from(eventInvitations)
    .where(eq(eventInvitations.id, id))
    .get();
  return found?.organisationId ?? null;
}

export interface InvitationNumbers {
  invited: number;
  registered: number;
  declined: number;
  none: number;
  /** Firms among the invited. */
  firms: number;
}

export function invitationNumbers(context: Context, eventId: number): InvitationNumbers {
  authorize(context, "event.list");
  const rows = context.db
    .select({ answer: answer.as("answer_now"), count: sql<number>`count(*)` })
    .from(eventInvitations)
    .where(eq(eventInvitations.eventId, eventId))
    .groupBy(sql`answer_now`)
    .all();
  const of = (wanted: InvitationAnswer) => rows.find((row) => row.answer === wanted)?.count ?? 0;
  const { firms } = context.db
    .select({ firms: sql<number>`count(DISTINCT ${eventInvitations.organisationId})` })
    .from(eventInvitations)
    .where(eq(eventInvitations.eventId, eventId))
    .get()!;
  return {
    invited: rows.reduce((sum, { count }) => sum + count, 0),
    registered: of("registered"),
    declined: of("declined"),
    none: of("none"),
    firms,
  };
}

/** The invitations to one event, as a list. */
export function invitationSource(context: Context, eventId: number): ListSource<InvitationRow> {
  const legalName = sql<string>`(SELECT o.legal_name FROM organisations o WHERE o.id = event_invitations.organisation_id)`;
  const ofContact = (column: typeof contacts.name | typeof contacts.email) =>
    sql<string | null>`(SELECT ${column} FROM ${contacts} WHERE ${contacts.id} = event_invitations.contact_id)`;
  return {
    definition: invitationList,
    table: eventInvitations,
    id: eventInvitations.id,
    select: {
      id: eventInvitations.id,
      organisationId: eventInvitations.organisationId,
      legalName: legalName.as("legal_name_now"),
      contactName: ofContact(contacts.name).as("contact_name_now"),
      email: ofContact(contacts.email).as("email_now"),
      answer: answer.as("answer_now"),
      sentAt: eventInvitations.sentAt,
      remindedAt: eventInvitations.remindedAt,
    },
    sorts: { organisation: legalName, answer, sentAt: eventInvitations.sentAt },
    filters: {
      answer: (values) => inArray(answer, values),
      firm: (words) =>
        or(
          ...words.map(
            (word) =>
              sql`${eventInvitations.organisationId} IN (SELECT ${organisations.id} FROM ${organisations} WHERE instr(${organisations.legalName}, ${word}) > 0)`,
          ),
        ),
      reminded: (values) => yesOrNo(values, isNotNull(eventInvitations.remindedAt)),
    },
    visible: (actor) => (can(actor, "event.invite") ? eq(eventInvitations.eventId, eventId) : sql`0`),
    authorize: () => {
      authorize(context, "event.invite");
      findEventToRun(context, eventId);
    },
  };
}

/** What the page behind the link shows: the event, the firm that is invited, and what was answered. */
export function invitationByLink(context: Context, token: string) {
  authorize(context, "invitation.answer");
  const { invitation, event, firm } = findInvitation(context, token);
  return {
    event: publicFacts(context, event, true),
    firm: firm.organisationName,
    /** The last day on which seats are kept for the invited; null when none are any more. */
    kept: seatsKept(event, seatsOfInvited(context, event), context.now()) > 0 ? event.reservedUntil : null,
    answer: invitationAnswer({
      declinedAt: invitation.declinedAt,
      registered: isRegistered(context, invitation.id),
    }),
  };
}
