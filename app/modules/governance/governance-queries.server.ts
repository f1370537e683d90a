import { and, asc, desc, eq, gt, gte, isNull, lt, not, or, sql } from "drizzle-orm";
import {
  bodyMeetings,
  governanceBodies,
  mandates,
  meetingAttendances,
  minutesApprovals,
  minutesCorrections,
  minutesVersions,
  organisations,
  promoters,
  resolutions,
  users,
} from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { changeFrom } from "~/figures/compare";
import type { ShownFigure } from "~/figures/FigureStrip";
import { figurePath } from "~/figures/figure-path";
import { measureFigure } from "~/figures/measure-figure.server";
import type { ListSource } from "~/lists/run-list.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import { previousPeriod, samePeriodLastYear, type Period } from "~/values/period";
import { bodyName, findBody, ofOwnBodies, ownBodies, type BodyRecord } from "./find-body.server";
import { attendanceOfMeeting, findMeeting, minutesStateOf, quorumOfMeeting, seatsOn } from "./find-meeting.server";
import { GOVERNANCE_FIGURES } from "./figures";
import { meetingSource, resolutionSource } from "./governance-lists.server";
import { chairSequence, type MandateIdentity } from "./mandate-days";
import { meetingState } from "./meeting-lifecycle";
import { meetingList } from "./meeting-list";
import { findResolution } from "./save-resolution.server";
import type { BodyKind, MandateRole, MeetingFormat, ResolutionState } from "./vocabulary";

const MANDATE_NOTICE_DAYS = 60;
const SHOWN_MEETINGS = 20;

/** Every body of the own promoter, with how many sit in it today and when it met last and meets next. */
export function bodyRows(context: Context) {
  authorize(context, "governance.see");
  const today = dayOfInstant(context.now());
  const seated = sql`m.body_id = governance_bodies.id AND m.from_day <= ${today} AND (m.until_day IS NULL OR m.until_day >= ${today})`;
  return context.db
    .select({
      id: governanceBodies.id,
      nameZh: governanceBodies.nameZh,
      nameEn: governanceBodies.nameEn,
      kind: governanceBodies.kind,
      dissolvedOn: governanceBodies.dissolvedOn,
      promoterZh: promoters.shortNameZh,
      promoterEn: promoters.shortNameEn,
      seats: sql<number>`(SELECT count(*) FROM mandates m WHERE ${seated})`,
      voting: sql<number>`(SELECT count(*) FROM mandates m WHERE ${seated} AND m.voting = 1)`,
      chair: sql<
        string | null
      >`(SELECT m.person_name FROM mandates m WHERE ${seated} AND m.role IN ('chair', 'rotating_chair') ORDER BY m.role DESC, m.id LIMIT 1)`,
      lastHeld: sql<
        string | null
      >`(SELECT max(b.day) FROM body_meetings b WHERE b.body_id = governance_bodies.id AND b.held_at IS NOT NULL AND b.cancelled_at IS NULL)`,
      next: sql<
        string | null
      >`(SELECT min(b.day) FROM body_meetings b WHERE b.body_id = governance_bodies.id AND b.held_at IS NULL AND b.cancelled_at IS NULL AND b.day >= ${today})`,
    })
    .from(governanceBodies)
    .leftJoin(promoters, eq(promoters.id, governanceBodies.promoterId))
    .where(ownBodies(context.actor))
    .orderBy(sql`governance_bodies.dissolved_on IS NOT NULL`, asc(governanceBodies.id))
    .all()
    .map(({ promoterZh, promoterEn, ...row }) => ({
      ...row,
      kind: row.kind as BodyKind,
      name: bodyName(context, row),
      promoter: (context.locale === "en" ? promoterEn : promoterZh) ?? "",
    }));
}

/** What everybody of the cluster may know of the bodies of other promoters: that they are there. */
export function bodiesOfOthers(context: Context) {
  authorize(context, "governance.see");
  const own = ownBodies(context.actor);
  if (own === undefined) return [];
  return context.db
    .select({
      id: governanceBodies.id,
      nameZh: governanceBodies.nameZh,
      nameEn: governanceBodies.nameEn,
      kind: governanceBodies.kind,
      promoterZh: promoters.shortNameZh,
      promoterEn: promoters.shortNameEn,
    })
    .from(governanceBodies)
    .leftJoin(promoters, eq(promoters.id, governanceBodies.promoterId))
    .where(and(not(own), isNull(governanceBodies.dissolvedOn)))
    .orderBy(asc(governanceBodies.promoterId), asc(governanceBodies.id))
    .all()
    .map((row) => ({
      id: row.id,
      kind: row.kind as BodyKind,
      name: bodyName(context, row),
      promoter: (context.locale === "en" ? row.promoterEn : row.promoterZh) ?? "",
    }));
}

export function bodyOptions(context: Context): { value: string; label: string }[] {
  authorize(context, "governance.see");
  return context.db
    .select({ id: governanceBodies.id, nameZh: governanceBodies.nameZh, nameEn: governanceBodies.nameEn })
    .from(governanceBodies)
    .where(ownBodies(context.actor))
    .orderBy(asc(governanceBodies.id))
    .all()
    .map((row) => ({ value: String(row.id), label: bodyName(context, row) }));
}

/** The figures of a period, each with its list; two lists answer them all. */
export function governanceFigures(context: Context, period: Period): ShownFigure[] {
  return GOVERNANCE_FIGURES.map((figure) => {
    const source = (figure.list.id === meetingList.id ? meetingSource : resolutionSource) as ListSource<{ id: number }>;
    const valueOf = (of: Period) => measureFigure(context, figure, source, of).value;
    const value = valueOf(period);
    return {
      id: figure.id,
      name: figure.name,
      unit: figure.unit,
      value,
      path: figurePath(figure, period),
      previous: changeFrom(value, valueOf(previousPeriod(period))),
      lastYear: changeFrom(value, valueOf(samePeriodLastYear(period))),
    };
  });
}

/**
 * One body with who sits in it on a day.
 * @param day the day looked at, today or another one
 */
export function bodyPage(context: Context, id: number, day: string) {
  const body = findBody(context, id);
  const today = dayOfInstant(context.now());
  const { db } = context;
  const all = db.select().from(mandates).where(eq(mandates.bodyId, id)).orderBy(asc(mandates.fromDay)).all();
  const aside = (which: ReturnType<typeof gt>) =>
    db
      .select({
        id: mandates.id,
        personName: mandates.personName,
        organisationName: organisations.legalName,
        role: mandates.role,
        fromDay: mandates.fromDay,
        untilDay: mandates.untilDay,
        endReason: mandates.endReason,
      })
      .from(mandates)
      .leftJoin(organisations, eq(organisations.id, mandates.organisationId))
      .where(and(eq(mandates.bodyId, id), which))
      .orderBy(desc(mandates.fromDay), asc(mandates.id))
      .all()
      .map((row) => ({ ...row, role: row.role as MandateRole }));
  return {
    body: { ...body, name: bodyName(context, body) },
    today,
    day,
    noticeUntil: addDays(today, MANDATE_NOTICE_DAYS),
    seats: seatsOn(context, id, day),
    past: aside(lt(mandates.untilDay, day)),
    coming: aside(gt(mandates.fromDay, day)),
    chairs: chairSequence(all as MandateIdentity[], today),
    meetings: meetingsOfBody(context, id),
  };
}

function meetingsOfBody(context: Context, bodyId: number) {
  return context.db
    .select()
    .from(bodyMeetings)
    .where(eq(bodyMeetings.bodyId, bodyId))
    .orderBy(desc(bodyMeetings.startsAt))
    .limit(SHOWN_MEETINGS)
    .all()
    .map((meeting) => ({
      id: meeting.id,
      title: meeting.title,
      startsAt: meeting.startsAt,
      format: meeting.format as MeetingFormat,
      state: meetingState(meeting),
    }));
}

/** One mandate for its form; the organisation by name. */
export function mandateFormValues(context: Context, bodyId: number, id: number) {
  authorize(context, "governance.write");
  findBody(context, bodyId);
  return context.db
    .select({
      id: mandates.id,
      personName: mandates.personName,
      organisation: organisations.legalName,
      role: mandates.role,
      voting: mandates.voting,
      fromDay: mandates.fromDay,
      untilDay: mandates.untilDay,
      endReason: mandates.endReason,
      version: mandates.version,
    })
    .from(mandates)
    .leftJoin(organisations, eq(organisations.id, mandates.organisationId))
    .where(and(eq(mandates.id, id), eq(mandates.bodyId, bodyId)))
    .get();
}

/** Everything about one meeting: who was there, the quorum with its numbers, the minutes, the resolutions. */
export function meetingPage(context: Context, id: number) {
  const meeting = findMeeting(context, id);
  const body = findBody(context, meeting.bodyId);
  const seats = seatsOn(context, body.id, meeting.day);
  const lines = attendanceOfMeeting(context, id);
  return {
    meeting: { ...meeting, state: meetingState(meeting) },
    body: quorumCharterOf(context, body),
    seats,
    attendance: lines,
    quorum: quorumOfMeeting(body, seats, lines),
    minutes: minutesOf(context, id),
    minutesState: minutesStateOf(context, meeting),
    resolutions: resolutionsOfMeeting(context, id),
    today: dayOfInstant(context.now()),
  };
}

function quorumCharterOf(context: Context, body: BodyRecord) {
  const { id, promoterId, kind, quorumRule, quorumNumerator, quorumDenominator, quorumNumber, majority, proxyRule } =
    body;
  return {
    id,
    promoterId,
    kind,
    quorumRule,
    quorumNumerator,
    quorumDenominator,
    quorumNumber,
    majority,
    proxyRule,
    proxiesPerMember: body.proxiesPerMember,
    name: bodyName(context, body),
  };
}

function minutesOf(context: Context, meetingId: number) {
  const { db } = context;
  const versions = db
    .select({
      id: minutesVersions.id,
      number: minutesVersions.number,
      text: minutesVersions.text,
      savedAt: minutesVersions.savedAt,
      savedBy: users.name,
    })
    .from(minutesVersions)
    .leftJoin(users, eq(users.id, minutesVersions.savedBy))
    .where(eq(minutesVersions.meetingId, meetingId))
    .orderBy(desc(minutesVersions.number))
    .all();
  const approval = db.select().from(minutesApprovals).where(eq(minutesApprovals.meetingId, meetingId)).get();
  const corrections = db
    .select({
      id: minutesCorrections.id,
      text: minutesCorrections.text,
      reason: minutesCorrections.reason,
      savedAt: minutesCorrections.savedAt,
      savedBy: users.name,
    })
    .from(minutesCorrections)
    .leftJoin(users, eq(users.id, minutesCorrections.savedBy))
    .where(eq(minutesCorrections.meetingId, meetingId))
    .orderBy(asc(minutesCorrections.id))
    .all();
  return {
    current: versions[0] ?? null,
    earlier: versions.slice(1),
    approval: approval ? { approvedOn: approval.approvedOn, approvedBy: approval.approvedBy } : null,
    corrections,
  };
}

function resolutionsOfMeeting(context: Context, meetingId: number) {
  return context.db
    .select({
      id: resolutions.id,
      number: resolutions.number,
      text: resolutions.text,
      votesFor: resolutions.votesFor,
      votesAgainst: resolutions.votesAgainst,
      votesAbstained: resolutions.votesAbstained,
      adopted: resolutions.adopted,
      state: resolutions.state,
      dueDay: resolutions.dueDay,
      owner: users.name,
    })
    .from(resolutions)
    .leftJoin(users, eq(users.id, resolutions.ownerId))
    .where(eq(resolutions.meetingId, meetingId))
    .orderBy(asc(resolutions.id))
    .all()
    .map((row) => ({ ...row, state: row.state as ResolutionState }));
}

/** Where an organisation sits today, for its record. */
export function seatsOfOrganisation(context: Context, organisationId: number) {
  authorize(context, "governance.see");
  const today = dayOfInstant(context.now());
  return context.db
    .select({
      id: mandates.id,
      bodyId: mandates.bodyId,
      nameZh: governanceBodies.nameZh,
      nameEn: governanceBodies.nameEn,
      personName: mandates.personName,
      role: mandates.role,
      fromDay: mandates.fromDay,
      untilDay: mandates.untilDay,
    })
    .from(mandates)
    .innerJoin(governanceBodies, eq(governanceBodies.id, mandates.bodyId))
    .where(
      and(
        eq(mandates.organisationId, organisationId),
        ofOwnBodies(context.actor, mandates.bodyId),
        or(isNull(mandates.untilDay), gte(mandates.untilDay, today)),
      ),
    )
    .orderBy(asc(mandates.fromDay), asc(mandates.id))
    .all()
    .map((row) => ({ ...row, role: row.role as MandateRole, name: bodyName(context, row) }));
}

/** How often each mandate of a body was there, of the meetings held during it. */
export function attendanceByMandate(context: Context, bodyId: number) {
  authorize(context, "governance.see");
  return context.db
    .select({
      mandateId: meetingAttendances.mandateId,
      there: sql<number>`sum(${meetingAttendances.state} IN ('present', 'represented'))`,
      meetings: sql<number>`count(*)`,
    })
    .from(meetingAttendances)
    .innerJoin(bodyMeetings, eq(bodyMeetings.id, meetingAttendances.meetingId))
    .where(
      and(
        eq(bodyMeetings.bodyId, bodyId),
        ofOwnBodies(context.actor, bodyMeetings.bodyId),
        sql`${bodyMeetings.heldAt} IS NOT NULL`,
      ),
    )
    .groupBy(meetingAttendances.mandateId)
    .all();
}

export function resolutionPage(context: Context, id: number) {
  const resolution = findResolution(context, id);
  const owner = context.db
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, resolution.ownerId ?? 0))
    .get();
  return {
    resolution,
    bodyName: bodyName(context, findBody(context, resolution.bodyId)),
    meetingTitle: findMeeting(context, resolution.meetingId).title,
    owner: owner?.name ?? null,
    today: dayOfInstant(context.now()),
  };
}

/** The people by whom the list can be filtered: those who were given a resolution, whom its rows name too. */
export function ownersOfResolutions(context: Context): { value: string; label: string }[] {
  authorize(context, "governance.see");
  return context.db
    .selectDistinct({ id: users.id, name: users.name })
    .from(resolutions)
    .innerJoin(users, eq(users.id, resolutions.ownerId))
    .where(ofOwnBodies(context.actor, resolutions.bodyId))
    .orderBy(asc(users.name), asc(users.id))
    .all()
    .map(({ id, name }) => ({ value: String(id), label: name }));
}
