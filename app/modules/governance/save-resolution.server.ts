import { and, eq, isNull, like, ne, or } from "drizzle-orm";
import { resolutions, users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { findBody, ofOwnBodies, type BodyRecord } from "./find-body.server";
import { attendanceOfMeeting, findMeeting, quorumOfMeeting, seatsOn, type MeetingRecord } from "./find-meeting.server";
import type { ResolutionInput } from "./resolution-form";
import { isAdopted, whyNotThoseVotes } from "./vote-count";
import type { ResolutionState } from "./vocabulary";

type StoredResolution = typeof resolutions.$inferSelect;
export type ResolutionRecord = Omit<StoredResolution, "state"> & { state: ResolutionState };

export function findResolution(context: Context, id: number): ResolutionRecord {
  authorize(context, "governance.see");
  const resolution = context.db
    .select()
    .from(resolutions)
    .where(and(eq(resolutions.id, id), ofOwnBodies(context.actor, resolutions.bodyId)))
    .get();
  if (!resolution) throw notFound();
  return resolution as ResolutionRecord;
}

/**
 * A proposal that a meeting voted on. The majority its body asks for says whether it was adopted; a meeting without its quorum
 * decides nothing.
 * @throws Refusal forbidden, not_found, conflict (not held, no quorum), invalid (votes and number)
 */
export function recordResolution(context: Context, meetingId: number, input: ResolutionInput): number {
  authorize(context, "governance.write");
  return transact(context, () => {
    const meeting = findMeeting(context, meetingId);
    const columns = decided(context, meeting, input, null);
    const now = context.now();
    const { id } = context.db
      .insert(resolutions)
      .values({
        meetingId,
        bodyId: meeting.bodyId,
        decidedOn: meeting.day,
        ...columns,
        state: columns.adopted ? "open" : "rejected",
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: resolutions.id })
      .get();
    recordAudit(context, { action: "resolution.record", subjectKind: "resolution", subjectId: id, after: columns });
    return id;
  });
}

/**
 * Text and votes may be put right while the resolution is open; owner and due day are given here too.
 * @param version the version the person saw
 * @throws Refusal as above, and conflict when it was closed
 */
export function updateResolution(context: Context, id: number, version: number, input: ResolutionInput): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const resolution = findResolution(context, id);
    if (resolution.version !== version) throw conflict("error.conflict");
    if (resolution.state === "done" || resolution.state === "withdrawn") throw conflict("resolution.refused.closed");
    const columns = decided(context, findMeeting(context, resolution.meetingId), input, id);
    if (changedFields(resolution, columns).length === 0) return;
    context.db
      .update(resolutions)
      .set({
        ...columns,
        state: columns.adopted ? "open" : "rejected",
        version: version + 1,
        updatedAt: context.now(),
      })
      .where(eq(resolutions.id, id))
      .run();
    recordAudit(context, {
      action: "resolution.update",
      subjectKind: "resolution",
      subjectId: id,
      before: resolution,
      after: columns,
    });
  });
}

function decided(context: Context, meeting: MeetingRecord, input: ResolutionInput, id: number | null) {
  if (meeting.heldAt === null) throw conflict("resolution.refused.notHeld");
  const body = findBody(context, meeting.bodyId);
  const seats = seatsOn(context, body.id, meeting.day);
  const quorum = quorumOfMeeting(body, seats, attendanceOfMeeting(context, meeting.id));
  if (!quorum.reached)
    throw conflict("resolution.refused.noQuorum", {
      there: quorum.present + quorum.represented,
      required: quorum.required ?? 0,
    });
  const wrong = whyNotThoseVotes(input, quorum.present + quorum.represented);
  if (wrong) throw invalidField("votesFor", wrong.key, wrong.params);
  if (input.dueDay !== null && input.dueDay < meeting.day) throw invalidField("dueDay", "resolution.problem.dueBefore");
  if (input.ownerId !== null && !resolutionOwners(context, body).some(({ id: owner }) => owner === input.ownerId))
    throw invalidField("ownerId", "field.notAChoice");
  const number = input.number ?? nextNumber(context, body.id, meeting.day.slice(0, 4), id);
  const taken = context.db
    .select({ id: resolutions.id })
    .from(resolutions)
    .where(and(eq(resolutions.bodyId, body.id), eq(resolutions.number, number), ne(resolutions.id, id ?? 0)))
    .get();
  if (taken) throw invalidField("number", "resolution.problem.numberTaken");
  const adopted = isAdopted(body.majority, input);
  return { ...input, number, adopted };
}

/** The number it has, or the next of its body in the year, such as `2026-4`. */
function nextNumber(context: Context, bodyId: number, year: string, id: number | null): string {
  if (id !== null) return findResolution(context, id).number;
  const last = context.db
    .select({ number: resolutions.number })
    .from(resolutions)
    .where(and(eq(resolutions.bodyId, bodyId), like(resolutions.number, `${year}-%`)))
    .all()
    .map(({ number }) => Number(/^\d{4}-(\d{1,6})$/.exec(number)?.[1] ?? 0));
  return `${year}-${Math.max(0, ...last) + 1}`;
}

/** The people who can be given a resolution of a body: those of its promoter and of the hub, who see it. */
export function resolutionOwners(
  context: Context,
  body: Pick<BodyRecord, "promoterId">,
): { id: number; name: string }[] {
  authorize(context, "governance.write");
  return context.db
    .select({ id: users.id, name: users.name, role: users.role, disabledAt: users.disabledAt })
    .from(users)
    .where(or(isNull(users.promoterId), eq(users.promoterId, body.promoterId ?? 0)))
    .orderBy(users.name, users.id)
    .all()
    .filter(({ role, disabledAt }) => disabledAt === null && (role === "staff" || role === "administrator"))
    .map(({ id, name }) => ({ id, name }));
}
