import { and, gte, inArray, lt, or, sql, notInArray } from "drizzle-orm";
import { auditEntries, users } from "~db/schema";
import type { ListSource } from "~/lists/run-list.server";
import { endOfDay, startOfDay } from "~/values/business-day";
import { daysOfPeriod } from "~/values/period";
import { anchorFileOf, readAuditAnchors } from "./audit-anchor.server";
import { auditList, type AuditRow } from "./audit-list";
import { REPRESENTATIVES } from "./roles";
import { authorize } from "./authorize.server";
import type { Context } from "./context";
import { takeTurn } from "./rate-limit.server";
import { verifyAudit, type AuditVerdict } from "./verify-audit.server";

export const auditSource: ListSource<AuditRow> = {
  definition: auditList,
  table: auditEntries,
  id: auditEntries.seq,
  select: {
    id: auditEntries.seq,
    at: auditEntries.at,
    actorRole: auditEntries.actorRole,
    actorName: auditEntries.actorName,
    action: auditEntries.action,
    subjectKind: auditEntries.subjectKind,
    subjectId: auditEntries.subjectId,
    before: auditEntries.before,
    after: auditEntries.after,
    hash: auditEntries.hash,
  },
  // The order of the chain is the order of time, and needs no sorting.
  sorts: { at: auditEntries.seq },
  filters: {
    actor: (values) => inArray(auditEntries.actorUserId, values.map(Number)),
    action: (values) => inArray(auditEntries.action, values),
    subjectKind: (values) => inArray(auditEntries.subjectKind, values),
    subject: (values) => inArray(auditEntries.subjectId, values.map(Number)),
    period: (values) =>
      or(
        ...values
          .map(daysOfPeriod)
          .map(({ firstDay, lastDay }) =>
            and(gte(auditEntries.at, startOfDay(firstDay)), lt(auditEntries.at, endOfDay(lastDay))),
          ),
      ),
    day: (values) =>
      or(...values.map((day) => and(gte(auditEntries.at, startOfDay(day)), lt(auditEntries.at, endOfDay(day))))),
  },
  visible: () => sql`1`,
  authorize: (context) => authorize(context, "audit.see"),
};

/** The people by whom the list can be filtered. */
export function auditActors(context: Context): { value: string; label: string }[] {
  authorize(context, "audit.see");
  const people = context.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(notInArray(users.role, [...REPRESENTATIVES]))
    .orderBy(users.name)
    .all();
  return people.map(({ id, name }) => ({ value: String(id), label: name }));
}

const CHECKS = { limit: 6, windowMs: 60_000 };

export interface AuditCheck extends AuditVerdict {
  anchors: number;
}

/** Walks the whole chain and compares it with every anchor; reads only, and so costly that it is not asked for at will. */
export function checkAuditChain(context: Context): AuditCheck {
  authorize(context, "audit.see");
  takeTurn(`audit:${context.actor.userId}`, CHECKS, context.now());
  const file = anchorFileOf(context.db);
  const anchors = file === null ? [] : readAuditAnchors(file);
  return { ...verifyAudit(context.db, context.auditKey, anchors), anchors: anchors.length };
}
