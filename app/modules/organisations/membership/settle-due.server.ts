import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { dues } from "~db/schema";
import { transact } from "~db/transact";
import type { DueState } from "./vocabulary";

export type DueRow = Omit<typeof dues.$inferSelect, "state"> & { state: DueState };

/** What became of a due: what may be set back as well. */
export interface Settlement {
  state: DueState;
  paidOn: string | null;
  reference: string | null;
  waiverReason: string | null;
}

export function findDue(context: Context, id: number): DueRow {
  authorize(context, "dues.list");
  const found = context.db.select().from(dues).where(eq(dues.id, id)).get();
  if (!found) throw notFound();
  return found as DueRow;
}

/**
 * Records what became of a due; also takes it back.
 * @param version the one the person saw; left out where the record was read in the same transaction
 * @throws Refusal conflict (somebody was faster), invalid (a day of payment to come)
 */
export function settleDue(context: Context, id: number, settlement: Settlement, version?: number): void {
  authorize(context, "dues.write");
  transact(context, () => {
    const due = findDue(context, id);
    if (version !== undefined && due.version !== version) throw conflict("error.conflict");
    if (settlement.paidOn !== null && settlement.paidOn > dayOfInstant(context.now()))
      throw invalidField("paidOn", "dues.problem.paidLater");
    context.db
      .update(dues)
      .set({ ...settlement, updatedAt: context.now(), version: sql`${dues.version} + 1` })
      .where(eq(dues.id, id))
      .run();
    const { state, paidOn, reference, waiverReason } = due;
    const words = (one: Settlement) => ({
      status: one.state,
      paidOn: one.paidOn,
      reference: one.reference,
      reason: one.waiverReason,
    });
    recordAudit(context, {
      action: "dues.settle",
      subjectKind: "organisation",
      subjectId: due.organisationId,
      about: { year: due.year },
      before: words({ state, paidOn, reference, waiverReason }),
      after: words(settlement),
    });
  });
}

/** @throws Refusal conflict when it is paid or waived already */
export function payDue(
  context: Context,
  { id, version, paidOn, reference }: { id: number; version: number; paidOn: string; reference: string | null },
): void {
  authorize(context, "dues.write");
  requireOpen(findDue(context, id));
  settleDue(context, id, { state: "paid", paidOn, reference, waiverReason: null }, version);
}

/** @throws Refusal conflict when it is paid or waived already */
export function waiveDue(
  context: Context,
  { id, version, waiverReason }: { id: number; version: number; waiverReason: string },
): void {
  authorize(context, "dues.write");
  requireOpen(findDue(context, id));
  settleDue(context, id, { state: "waived", paidOn: null, reference: null, waiverReason }, version);
}

/** Makes a paid or waived due open again. */
export function reopenDue(context: Context, { id, version }: { id: number; version: number }): void {
  authorize(context, "dues.write");
  settleDue(context, id, { state: "due", paidOn: null, reference: null, waiverReason: null }, version);
}

function requireOpen({ state }: DueRow): void {
  if (state !== "due") throw conflict("dues.refused.settled");
}
