import { asc, desc, eq, inArray } from "drizzle-orm";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import {
  dues,
  membershipClassPeriods,
  memberships,
  membershipPins,
  membershipSpans,
  membershipSuspensions,
  membershipTerms,
  organisations,
} from "~db/schema";
import { className, listMembershipClasses } from "./membership-classes.server";
import { standingOn, termRuns } from "./membership-spans";
import { membershipStatements } from "./membership-statements.server";
import { decideRenewal } from "./renewal";
import type { DueState, MembershipStatus } from "./vocabulary";
import { isInCare, maySeeNotes } from "../organisation-care.server";

/** How an organisation stands today, why, and what could be done; for its page and for the panels over it. */
export function membershipToday(context: Context, organisationId: number) {
  if (!can(context.actor, "membership.see", { id: organisationId })) throw notFound();
  const organisation = context.db
    .select({ legalName: organisations.legalName, archivedAt: organisations.archivedAt })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get();
  if (!organisation) throw notFound();
  const statements = membershipStatements(context.db);
  const facts = statements.factsOf(organisationId);
  const today = dayOfInstant(context.now());
  const standing = standingOn(facts, statements.ruleSets(), today);
  const latestFacts = facts.at(-1);
  const latest = latestFacts
    ? context.db.select().from(memberships).where(eq(memberships.id, latestFacts.id)).get()!
    : null;
  const classes = listMembershipClasses(context);
  const currentClass = classes.find((one) => one.id === standing?.classId) ?? null;
  const termEnd = latestFacts ? (termRuns(latestFacts.terms).at(-1)?.untilDay ?? null) : null;
  const seesNotes = maySeeNotes(context, organisationId);
  const suspension = latestFacts?.suspensions.find((one) => one.untilDay === null || one.untilDay >= today);
  const pin = latestFacts?.pins.findLast((one) => one.fromDay <= today && one.untilDay >= today);
  return {
    id: organisationId,
    legalName: organisation.legalName,
    archived: organisation.archivedAt !== null,
    today,
    status: standing?.status ?? null,
    counts: standing?.counts ?? false,
    cause:
      standing === null
        ? null
        : standing.cause === "pin"
          ? { kind: "pin" as const, untilDay: pin?.untilDay ?? today }
          : {
              kind: "rule" as const,
              number: standing.cause.rule + 1,
              rule: standing.cause.ruleSet.rules[standing.cause.rule]!,
            },
    className: currentClass && className(currentClass, context.locale),
    classId: currentClass?.id ?? null,
    termEnd,
    renewal:
      currentClass && latest?.leftOn === null
        ? decideRenewal(currentClass, termEnd, standing?.counts ?? false, today)
        : null,
    membership: latest && {
      version: latest.version,
      joinedOn: latest.joinedOn,
      leftOn: latest.leftOn,
      leftReason: seesNotes ? latest.leftReason : null,
    },
    suspendedUntil: suspension && { fromDay: suspension.fromDay, untilDay: suspension.untilDay },
    classOptions: classes
      .filter((one) => one.retiredAt === null)
      .map((one) => ({ value: String(one.id), label: className(one, context.locale) })),
  };
}

/** Everything recorded of the memberships of an organisation, for its page. What staff wrote about it is for staff. */
export function membershipPage(context: Context, organisationId: number) {
  const today = membershipToday(context, organisationId);
  const { db } = context;
  const inCare = isInCare(context, organisationId);
  const isStaff = maySeeNotes(context, organisationId);
  const names = new Map(listMembershipClasses(context).map((one) => [one.id, className(one, context.locale)]));
  const ids = db
    .select({ id: memberships.id })
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(asc(memberships.joinedOn))
    .all()
    .map(({ id }) => id);
  const reason = <T extends { reason: string }>(row: T) => ({ ...row, reason: isStaff ? row.reason : "" });
  return {
    ...today,
    spans: db
      .select()
      .from(membershipSpans)
      .where(eq(membershipSpans.organisationId, organisationId))
      .orderBy(desc(membershipSpans.fromDay))
      .all()
      .map(({ fromDay, untilDay, status, counts, classId, membershipId }) => ({
        fromDay,
        untilDay,
        status: status as MembershipStatus,
        counts,
        className: classId === null ? null : (names.get(classId) ?? null),
        number: ids.indexOf(membershipId) + 1,
      })),
    memberships: ids.length,
    terms: db
      .select()
      .from(membershipTerms)
      .where(inArray(membershipTerms.membershipId, ids))
      .orderBy(desc(membershipTerms.untilDay))
      .all()
      .map(({ id, fromDay, untilDay }) => ({ id, fromDay, untilDay })),
    suspensions: db
      .select()
      .from(membershipSuspensions)
      .where(inArray(membershipSuspensions.membershipId, ids))
      .orderBy(desc(membershipSuspensions.fromDay))
      .all()
      .map(({ id, fromDay, untilDay, reason: text }) => reason({ id, fromDay, untilDay, reason: text })),
    pins: db
      .select()
      .from(membershipPins)
      .where(inArray(membershipPins.membershipId, ids))
      .orderBy(desc(membershipPins.fromDay))
      .all()
      .map(({ id, fromDay, untilDay, status, reason: text }) =>
        reason({ id, fromDay, untilDay, status: status as MembershipStatus, reason: text }),
      ),
    classes: db
      .select()
      .from(membershipClassPeriods)
      .where(inArray(membershipClassPeriods.membershipId, ids))
      .orderBy(desc(membershipClassPeriods.fromDay))
      .all()
      .map(({ id, fromDay, classId }) => ({ id, fromDay, className: names.get(classId) ?? "" })),
    dues:
      can(context.actor, "dues.see", { id: organisationId }) && inCare
        ? db
            .select()
            .from(dues)
            .where(eq(dues.organisationId, organisationId))
            .orderBy(desc(dues.year))
            .all()
            .map(({ id, year, amountFen, dueDay, state, paidOn }) => ({
              id,
              year,
              amountFen,
              dueDay,
              state: state as DueState,
              paidOn,
            }))
        : null,
    isStaff,
    mayWrite: can(context.actor, "membership.write") && inCare && !today.archived,
  };
}
