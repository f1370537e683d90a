import { and, asc, between, eq, gte, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { bodyMeetings, governanceBodies, mandates, resolutions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import type { StuckItem } from "~/stuck/stuck-item";
import { addDays, dayOfInstant } from "~/values/business-day";
import { bodyName, ownBodies } from "./find-body.server";

const MOST_OF_A_KIND = 20;
const MANDATE_NOTICE_DAYS = 60;
/** Days after a meeting in which the minutes may still be on their way. */
const MINUTES_DAYS = 14;
const CHASED_DAYS = 400;

/** Overdue resolutions, meetings of which nobody wrote down whether they were held, minutes to approve, mandates that end soon. */
export function stuckGovernance(context: Context): StuckItem[] {
  authorize(context, "governance.see");
  const today = dayOfInstant(context.now());
  const { db } = context;
  const own = ownBodies(context.actor);
  const body = { nameZh: governanceBodies.nameZh, nameEn: governanceBodies.nameEn };
  const overdue = db
    .select({ id: resolutions.id, number: resolutions.number, dueDay: resolutions.dueDay, ...body })
    .from(resolutions)
    .innerJoin(governanceBodies, eq(governanceBodies.id, resolutions.bodyId))
    .where(and(eq(resolutions.state, "open"), lt(resolutions.dueDay, today), own))
    .orderBy(asc(resolutions.dueDay), asc(resolutions.id))
    .limit(MOST_OF_A_KIND)
    .all();
  const meetings = (which: ReturnType<typeof and>) =>
    db
      .select({ id: bodyMeetings.id, title: bodyMeetings.title, day: bodyMeetings.day, ...body })
      .from(bodyMeetings)
      .innerJoin(governanceBodies, eq(governanceBodies.id, bodyMeetings.bodyId))
      .where(and(isNull(bodyMeetings.cancelledAt), own, which))
      .orderBy(asc(bodyMeetings.day), asc(bodyMeetings.id))
      .limit(MOST_OF_A_KIND)
      .all();
  const unsettled = meetings(
    and(isNull(bodyMeetings.heldAt), between(bodyMeetings.day, addDays(today, -CHASED_DAYS), addDays(today, -1))),
  );
  const unapproved = meetings(
    and(
      isNotNull(bodyMeetings.heldAt),
      between(bodyMeetings.day, addDays(today, -CHASED_DAYS), addDays(today, -MINUTES_DAYS)),
      sql`NOT EXISTS (SELECT 1 FROM minutes_approvals m WHERE m.meeting_id = body_meetings.id)`,
    ),
  );
  const ending = db
    .select({
      bodyId: mandates.bodyId,
      untilDay: mandates.untilDay,
      count: sql<number>`count(*)`,
      name: sql<string>`min(${mandates.personName})`,
      ...body,
    })
    .from(mandates)
    .innerJoin(governanceBodies, eq(governanceBodies.id, mandates.bodyId))
    .where(
      and(
        own,
        between(mandates.untilDay, today, addDays(today, MANDATE_NOTICE_DAYS)),
        or(isNull(governanceBodies.dissolvedOn), gte(governanceBodies.dissolvedOn, today)),
        lte(mandates.fromDay, today),
        // The term of whom somebody follows at once needs nobody.
        sql`NOT EXISTS (SELECT 1 FROM mandates n WHERE n.body_id = mandates.body_id AND n.role = mandates.role AND n.from_day = date(mandates.until_day, '+1 day'))`,
      ),
    )
    .groupBy(mandates.bodyId, mandates.untilDay)
    .orderBy(asc(mandates.untilDay))
    .limit(MOST_OF_A_KIND)
    .all();
  return [
    ...overdue.map((row): StuckItem => ({
      tone: "bad",
      tag: "stuck.resolution.tag",
      text: "stuck.resolution.text",
      params: { body: bodyName(context, row), number: row.number, day: row.dueDay! },
      path: `/governance/resolutions/${row.id}`,
      day: row.dueDay!,
    })),
    ...unsettled.map((row): StuckItem => ({
      tone: "warn",
      tag: "stuck.meeting.tag",
      text: "stuck.meeting.text",
      params: { title: row.title, day: row.day },
      path: `/governance/meetings/${row.id}`,
      day: row.day,
    })),
    ...unapproved.map((row): StuckItem => ({
      tone: "plain",
      tag: "stuck.minutes.tag",
      text: "stuck.minutes.text",
      params: { title: row.title, day: row.day },
      path: `/governance/meetings/${row.id}`,
      day: row.day,
    })),
    ...ending.map((row): StuckItem => ({
      tone: "plain",
      tag: "stuck.mandate.tag",
      text: "stuck.mandate.text",
      params: { body: bodyName(context, row), name: row.name, count: row.count, day: row.untilDay! },
      path: `/governance/bodies/${row.bodyId}`,
      day: row.untilDay!,
    })),
  ];
}
