import { and, eq } from "drizzle-orm";
import { eventBudgets, eventCostLines } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import type { CostInput } from "./cost-form";
import { costsOf } from "./cost-queries.server";
import { COST_KINDS } from "./vocabulary";

/**
 * Budget and actual cost of an event, line by line. Both can be said of an event in any state: planning costs too.
 * @throws Refusal forbidden, not_found, conflict (changed meanwhile)
 */
export function saveCosts(context: Context, eventId: number, { lines, funding, version }: CostInput): void {
  authorize(context, "eventCost.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const present = costsOf(context, eventId);
    if (present.version !== version) throw conflict("error.conflict");
    const flat = (amounts: typeof lines) =>
      Object.fromEntries(
        COST_KINDS.flatMap((kind) => [
          [`${kind}.budgetFen`, amounts[kind].budgetFen],
          [`${kind}.actualFen`, amounts[kind].actualFen],
        ]),
      );
    const before = { ...flat(present.lines), funding: present.funding };
    const after = { ...flat(lines), funding };
    if (changedFields(before, after).length === 0) return;
    const { db } = context;
    for (const kind of COST_KINDS) {
      const { budgetFen, actualFen } = lines[kind];
      db.delete(eventCostLines)
        .where(and(eq(eventCostLines.eventId, eventId), eq(eventCostLines.kind, kind)))
        .run();
      if (budgetFen !== null || actualFen !== null)
        db.insert(eventCostLines).values({ eventId, kind, budgetFen, actualFen }).run();
    }
    const changed = { funding, version: version + 1, updatedAt: context.now(), updatedBy: context.actor.userId };
    db.insert(eventBudgets)
      .values({ eventId, ...changed })
      .onConflictDoUpdate({ target: eventBudgets.eventId, set: changed })
      .run();
    recordAudit(context, { action: "event.costs", subjectKind: "event", subjectId: eventId, before, after });
  });
}
