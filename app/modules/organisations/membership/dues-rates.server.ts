import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { dues, duesRates, membershipSpans, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { className, listMembershipClasses } from "./membership-classes.server";

/** The amounts of a year by class, as their form shows them. */
export function duesRatesOf(context: Context, year: number) {
  authorize(context, "dues.list");
  const rates = context.db.select().from(duesRates).where(eq(duesRates.year, year)).all();
  return {
    year,
    dueDay: rates[0]?.dueDay ?? `${year}-03-31`,
    rates: listMembershipClasses(context)
      .filter((one) => one.retiredAt === null || rates.some((rate) => rate.classId === one.id))
      .map((one) => ({
        classId: one.id,
        name: className(one, context.locale),
        amountFen: rates.find((rate) => rate.classId === one.id)?.amountFen ?? null,
      })),
  };
}

/** Sets what each class owes for a year. What was levied already stays as it was. */
export function setDuesRates(
  context: Context,
  { year, dueDay, amounts }: { year: number; dueDay: string; amounts: Record<string, number | null> },
): void {
  authorize(context, "dues.write");
  transact(context, () => {
    const before = duesRatesOf(context, year);
    const classes = listMembershipClasses(context).filter((one) => amounts[String(one.id)] !== undefined);
    for (const { id: classId } of classes) {
      const amountFen = amounts[String(classId)] ?? null;
      const where = and(eq(duesRates.year, year), eq(duesRates.classId, classId));
      context.db.delete(duesRates).where(where).run();
      if (amountFen !== null) context.db.insert(duesRates).values({ year, classId, amountFen, dueDay }).run();
    }
    const asRecord = (rates: typeof before) => ({
      dueDay: rates.dueDay,
      amounts: rates.rates.map((rate) => `${rate.name}: ${rate.amountFen === null ? "–" : rate.amountFen / 100}`),
    });
    recordAudit(context, {
      action: "dues.setRates",
      subjectKind: "dues",
      subjectId: year,
      before: asRecord(before),
      after: asRecord(duesRatesOf(context, year)),
    });
  });
}

/** Members that owe for a year and have no due yet; the class is the one of their first day as a member in that year. */
function owing(context: Context, year: number) {
  const rates = new Map(
    context.db
      .select()
      .from(duesRates)
      .where(eq(duesRates.year, year))
      .all()
      .map((rate) => [rate.classId, rate]),
  );
  const levied = new Set(
    context.db
      .select({ id: dues.organisationId })
      .from(dues)
      .where(eq(dues.year, year))
      .all()
      .map(({ id }) => id),
  );
  const spans = context.db
    .select({ organisationId: membershipSpans.organisationId, classId: membershipSpans.classId })
    .from(membershipSpans)
    .innerJoin(organisations, eq(organisations.id, membershipSpans.organisationId))
    .where(
      and(
        eq(membershipSpans.counts, true),
        lte(membershipSpans.fromDay, `${year}-12-31`),
        or(isNull(membershipSpans.untilDay), gte(membershipSpans.untilDay, `${year}-01-01`)),
        isNull(organisations.archivedAt),
      ),
    )
    .orderBy(asc(membershipSpans.organisationId), asc(membershipSpans.fromDay))
    .all();
  const first = new Map<number, number | null>();
  for (const { organisationId, classId } of spans) if (!first.has(organisationId)) first.set(organisationId, classId);
  return [...first]
    .filter(([organisationId]) => !levied.has(organisationId))
    .flatMap(([organisationId, classId]) => {
      const rate = classId === null ? undefined : rates.get(classId);
      return rate ? [{ organisationId, rate }] : [];
    });
}

/** How many dues levying would add. */
export function countOwing(context: Context, year: number): number {
  authorize(context, "dues.list");
  return owing(context, year).length;
}

/**
 * Levies the dues of a year: one for every member of the year whose class has an amount and who has none yet. Done again later,
 * it adds only who joined since.
 * @returns how many were added
 * @throws Refusal conflict when no class has an amount for the year
 */
export function levyDues(context: Context, year: number): number {
  authorize(context, "dues.write");
  return transact(context, () => {
    if (duesRatesOf(context, year).rates.every((rate) => rate.amountFen === null))
      throw conflict("dues.refused.noRates", { year: String(year) });
    const now = context.now();
    const added = owing(context, year);
    for (const { organisationId, rate } of added)
      context.db
        .insert(dues)
        .values({
          organisationId,
          classId: rate.classId,
          year,
          amountFen: rate.amountFen,
          dueDay: rate.dueDay,
          state: "due",
          version: 1,
          createdAt: now,
          updatedAt: now,
        })
        .run();
    if (added.length > 0)
      recordAudit(context, {
        action: "dues.levy",
        subjectKind: "dues",
        subjectId: year,
        after: { year, count: added.length },
      });
    return added.length;
  });
}
