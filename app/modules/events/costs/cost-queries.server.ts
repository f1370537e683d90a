import { eq } from "drizzle-orm";
import { eventBudgets, eventCostLines } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { findEventToRun } from "../find-event.server";
import { costTotals, type CostAmounts } from "./cost-totals";
import { COST_KINDS, type CostKind } from "./vocabulary";

/** Budget and actual cost of an event, for those who run it. */
export function costsOf(context: Context, eventId: number) {
  authorize(context, "eventCost.see");
  findEventToRun(context, eventId);
  const { db } = context;
  const stored = db.select().from(eventCostLines).where(eq(eventCostLines.eventId, eventId)).all();
  const budget = db.select().from(eventBudgets).where(eq(eventBudgets.eventId, eventId)).get();
  const lines = Object.fromEntries(
    COST_KINDS.map((kind): [CostKind, CostAmounts] => {
      const line = stored.find((each) => each.kind === kind);
      return [kind, { budgetFen: line?.budgetFen ?? null, actualFen: line?.actualFen ?? null }];
    }),
  ) as Record<CostKind, CostAmounts>;
  return {
    lines,
    totals: costTotals(Object.values(lines)),
    funding: budget?.funding ?? null,
    version: budget?.version ?? 0,
  };
}
