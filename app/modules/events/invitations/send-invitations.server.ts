import { and, eq, ne, sql } from "drizzle-orm";
import { eventInvitations, invitationRounds } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { enqueueJob } from "~/jobs/enqueue-job.server";
import { takesRegistrations } from "../event-status";
import { findEventToRun, type EventRecord } from "../find-event.server";
import { hashOfToken } from "../registration-token.server";
import { addressesInvited, chosenFirms } from "./chosen-firms.server";
import type { InvitationInput } from "./invitation-form";
import { mailInvitation } from "./invitation-mail.server";
import { invitationToken } from "./invitation-token.server";
import { previewInvitations } from "./preview-invitations.server";
import { whoIsInvited } from "./who-is-invited";

/** Beyond this the work is a job, so that nobody else waits for it. */
export const MOST_FIRMS_AT_ONCE = 200;

/**
 * Invites the contacts of the chosen firms: at once in one transaction, or as a job where there are many firms. The same form sent
 * twice is one round, and no address is invited to an event twice.
 * @param ids firms of the preview that the person saw
 * @returns the job that sends them; null when all is done
 * @throws Refusal forbidden, not_found, conflict (event takes no registrations, nobody to write to, contacts are no longer those of
 * the preview)
 */
export function sendInvitations(
  context: Context,
  eventId: number,
  ids: readonly number[],
  { text, fingerprint, submissionKey }: InvitationInput,
): number | null {
  authorize(context, "event.invite");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    const sent = context.db
      .select({ id: invitationRounds.id })
      .from(invitationRounds)
      .where(eq(invitationRounds.submissionKey, submissionKey))
      .get();
    if (sent) return null;
    refuseUnlessInviting(context, event);
    const preview = previewInvitations(context, eventId, ids);
    if (preview.mails === 0) throw conflict("invitation.refused.nobody");
    if (preview.fingerprint !== fingerprint) throw conflict("invitation.refused.drift");
    const { id: roundId } = context.db
      .insert(invitationRounds)
      .values({
        ...{ eventId, text, submissionKey, waitingFirms: [...ids] },
        createdAt: context.now(),
        createdBy: context.actor.userId,
      })
      .returning({ id: invitationRounds.id })
      .get();
    if (ids.length > MOST_FIRMS_AT_ONCE) return enqueueJob(context, "event.invite", { roundId });
    inviteNext(context, event, roundId);
    return null;
  });
}

/**
 * The job of a round with many firms: some at a time, each time in a transaction of its own. Started again it goes on where it
 * stopped.
 */
export async function continueInvitations(
  context: Context,
  roundId: number,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ eventId: number }> {
  authorize(context, "event.invite");
  const { eventId, waitingFirms } = roundOf(context, roundId);
  const total = waitingFirms.length;
  if (total === 0) return { eventId };
  for (;;) {
    const left = transact(context, () => {
      const event = findEventToRun(context, eventId);
      refuseUnlessInviting(context, event);
      return inviteNext(context, event, roundId);
    });
    progress(total - left, total);
    if (left === 0) return { eventId };
    if (signal.aborted) throw conflict("job.interrupted");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const stopped = (eventId: number) =>
  and(eq(invitationRounds.eventId, eventId), ne(sql`json_array_length(${invitationRounds.waitingFirms})`, 0));

/** Firms that were chosen and whose contacts have not been written to: a job is under way or was interrupted. */
export function firmsStillToInvite(context: Context, eventId: number): number {
  authorize(context, "event.invite");
  return context.db
    .select({ firms: sql<number>`coalesce(sum(json_array_length(${invitationRounds.waitingFirms})), 0)` })
    .from(invitationRounds)
    .where(stopped(eventId))
    .get()!.firms;
}

/** Asks for the rest of what was interrupted. @returns the job, null when nothing is left */
export function resumeInvitations(context: Context, eventId: number): number | null {
  authorize(context, "event.invite");
  findEventToRun(context, eventId);
  const rounds = context.db.select({ id: invitationRounds.id }).from(invitationRounds).where(stopped(eventId)).all();
  const jobs = rounds.map(({ id }) => enqueueJob(context, "event.invite", { roundId: id }));
  return jobs[0] ?? null;
}

function refuseUnlessInviting(context: Context, event: EventRecord): void {
  if (!takesRegistrations(event, context.now())) throw conflict("invitation.refused.closed");
}

function roundOf(context: Context, roundId: number) {
  const round = context.db.select().from(invitationRounds).where(eq(invitationRounds.id, roundId)).get();
  if (!round) throw notFound();
  return round;
}

/** Writes to the next firms of a round, in the caller's transaction. @returns how many still wait */
function inviteNext(context: Context, event: EventRecord, roundId: number): number {
  const { text, waitingFirms } = roundOf(context, roundId);
  const now = waitingFirms.slice(0, MOST_FIRMS_AT_ONCE);
  const rest = waitingFirms.slice(MOST_FIRMS_AT_ONCE);
  const { firms, contacts } = chosenFirms(context, event.id, now);
  const names = new Map(firms.map(({ id, legalName }) => [id, legalName]));
  const hashes = new Map(firms.flatMap((firm) => firm.contacts.map(({ id, addressHash }) => [id, addressHash])));
  const { invited } = whoIsInvited(firms, addressesInvited(context, event.id));
  for (const { firmId, contactId } of invited) {
    const addressHash = hashes.get(contactId)!;
    const { id: invitationId } = context.db
      .insert(eventInvitations)
      .values({
        ...{ eventId: event.id, roundId, organisationId: firmId, contactId, addressHash },
        tokenHash: hashOfToken(invitationToken(context, event.id, addressHash)),
        sentAt: context.now(),
      })
      .returning({ id: eventInvitations.id })
      .get();
    const { name, email, locale } = contacts.get(contactId)!;
    mailInvitation(
      context,
      event,
      { invitationId, contactId, name, email: email!, locale, addressHash, legalName: names.get(firmId)! },
      "invitation",
      text,
    );
  }
  context.db.update(invitationRounds).set({ waitingFirms: rest }).where(eq(invitationRounds.id, roundId)).run();
  recordAudit(context, {
    action: "invitation.send",
    subjectKind: "event",
    subjectId: event.id,
    after: { roundId, firms: new Set(invited.map(({ firmId }) => firmId)).size, mails: invited.length },
  });
  return rest.length;
}
