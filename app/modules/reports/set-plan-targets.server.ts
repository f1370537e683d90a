import { and, eq, inArray } from "drizzle-orm";
import { planTargets } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { refuseUnlessSeen } from "~/forms/fingerprint-of.server";
import { planCells, planPeriods } from "./plan-targets";
import { reportScope } from "./report-scope.server";

/** The targets of a year by field of the plan's form; absent where there is none. */
export function planTargetsOf(context: Context, promoterId: number, year: number): Record<string, number> {
  authorize(context, "figure.see");
  const rows = context.db
    .select()
    .from(planTargets)
    .where(and(eq(planTargets.promoterId, promoterId), inArray(planTargets.period, planPeriods(year))))
    .all();
  const byPlace = new Map(rows.map((row) => [`${row.figureId} ${row.period}`, row.target]));
  return Object.fromEntries(
    planCells(year).flatMap(({ figureId, period, field }) => {
      const target = byPlace.get(`${figureId} ${period}`);
      return target === undefined ? [] : [[field, target]];
    }),
  );
}

/**
 * The plan of a year as the form sends it: a number sets a target, null takes it back.
 * @param seen fingerprint of the targets the person saw
 * @throws Refusal not_found (promoter), forbidden, conflict (somebody changed the plan of the year meanwhile)
 */
export function setPlanTargets(
  context: Context,
  promoterId: number,
  year: number,
  targets: Record<string, number | null>,
  seen?: string,
): void {
  authorize(context, "plan.write");
  transact(context, () => {
    const { db } = context;
    reportScope(context, promoterId);
    const before = planTargetsOf(context, promoterId, year);
    refuseUnlessSeen(seen, before);
    for (const { figureId, period, field } of planCells(year)) {
      const target = targets[field] ?? null;
      if (target === (before[field] ?? null)) continue;
      const place = and(
        eq(planTargets.promoterId, promoterId),
        eq(planTargets.figureId, figureId),
        eq(planTargets.period, period),
      );
      db.delete(planTargets).where(place).run();
      if (target !== null) db.insert(planTargets).values({ promoterId, figureId, period, target }).run();
    }
    recordAudit(context, {
      action: "plan.set",
      subjectKind: "promoter",
      subjectId: promoterId,
      before: { ...nothing(targets), ...before },
      after: { ...nothing(before), ...targets },
    });
  });
}

const nothing = (values: Record<string, unknown>) => Object.fromEntries(Object.keys(values).map((key) => [key, null]));
