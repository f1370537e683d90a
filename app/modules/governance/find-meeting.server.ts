import { and, asc, eq, gte, isNull, lte, max, or } from "drizzle-orm";
import {
  bodyMeetings,
  mandates,
  meetingAttendances,
  minutesApprovals,
  minutesVersions,
  organisations,
} from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { ofOwnBodies, type BodyRecord } from "./find-body.server";
import { votesThere, type AttendanceLine } from "./meeting-attendance";
import type { MinutesState } from "./minutes-rules";
import { quorumOf, type Quorum } from "./quorum";
import type { AttendanceState, MandateRole, MeetingFormat } from "./vocabulary";

type StoredMeeting = typeof bodyMeetings.$inferSelect;
export type MeetingRecord = Omit<StoredMeeting, "format"> & { format: MeetingFormat };

export function findMeeting(context: Context, id: number): MeetingRecord {
  authorize(context, "governance.see");
  const meeting = context.db
    .select()
    .from(bodyMeetings)
    .where(and(eq(bodyMeetings.id, id), ofOwnBodies(context.actor, bodyMeetings.bodyId)))
    .get();
  if (!meeting) throw notFound();
  return meeting as MeetingRecord;
}

export interface Seat {
  id: number;
  personName: string;
  organisationId: number | null;
  organisationName: string | null;
  role: MandateRole;
  voting: boolean;
  fromDay: string;
  untilDay: string | null;
}

/** Who sat in a body on a day: chair first, then by role and name. */
export function seatsOn(context: Context, bodyId: number, day: string): Seat[] {
  authorize(context, "governance.see");
  const seats = context.db
    .select({
      id: mandates.id,
      personName: mandates.personName,
      organisationId: mandates.organisationId,
      organisationName: organisations.legalName,
      role: mandates.role,
      voting: mandates.voting,
      fromDay: mandates.fromDay,
      untilDay: mandates.untilDay,
    })
    .from(mandates)
    .leftJoin(organisations, eq(organisations.id, mandates.organisationId))
    .where(
      and(
        eq(mandates.bodyId, bodyId),
        ofOwnBodies(context.actor, mandates.bodyId),
        lte(mandates.fromDay, day),
        or(isNull(mandates.untilDay), gte(mandates.untilDay, day)),
      ),
    )
    .orderBy(asc(mandates.id))
    .all() as Seat[];
  const rank: Record<MandateRole, number> = {
    chair: 0,
    rotating_chair: 1,
    vice_chair: 2,
    secretary: 3,
    member: 4,
    expert: 5,
    observer: 6,
  };
  return seats.sort((a, b) => rank[a.role] - rank[b.role] || a.id - b.id);
}

export function attendanceOfMeeting(context: Context, meetingId: number): AttendanceLine[] {
  return context.db
    .select({
      mandateId: meetingAttendances.mandateId,
      state: meetingAttendances.state,
      proxyMandateId: meetingAttendances.proxyMandateId,
      proxyName: meetingAttendances.proxyName,
    })
    .from(meetingAttendances)
    .where(eq(meetingAttendances.meetingId, meetingId))
    .orderBy(asc(meetingAttendances.id))
    .all()
    .map((line) => ({ ...line, state: line.state as AttendanceState }));
}

/** The quorum by the mandates of the day of the meeting. */
export function quorumOfMeeting(
  body: BodyRecord,
  seats: readonly Seat[],
  lines: readonly Pick<AttendanceLine, "mandateId" | "state">[],
): Quorum {
  return quorumOf(body, votesThere(seats, lines));
}

export function minutesStateOf(context: Context, meeting: Pick<MeetingRecord, "id" | "heldAt">): MinutesState {
  const { db } = context;
  const versions = db
    .select({ last: max(minutesVersions.number) })
    .from(minutesVersions)
    .where(eq(minutesVersions.meetingId, meeting.id))
    .get()!.last;
  const approval = db
    .select({ meetingId: minutesApprovals.meetingId })
    .from(minutesApprovals)
    .where(eq(minutesApprovals.meetingId, meeting.id))
    .get();
  return { held: meeting.heldAt !== null, versions: versions ?? 0, approved: approval !== undefined };
}
