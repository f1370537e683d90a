import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { distinctPairs } from "~db/schema";
import { transact } from "~db/transact";
import { organisationStatements } from "../organisation-record.server";
import { orderedPair } from "./ordered-pair";

/** Remembers that two organisations are two: they are not proposed as duplicates again. Said twice it is still said once. */
export function confirmDistinct(context: Context, a: number, b: number): void {
  authorize(context, "organisation.merge");
  transact(context, () => {
    const statements = organisationStatements(context.db);
    const pair = orderedPair(a, b);
    if (a === b) throw conflict("merge.refused.same");
    const [first, second] = [statements.byId(pair.firstId), statements.byId(pair.secondId)];
    if (!first || !second) throw notFound();
    const { changes } = context.db
      .insert(distinctPairs)
      .values({ ...pair, decidedAt: context.now(), decidedBy: context.actor.userId })
      .onConflictDoNothing()
      .run();
    if (changes === 0) return;
    recordAudit(context, {
      action: "organisation.distinct",
      subjectKind: "organisation",
      subjectId: first.id,
      after: { legalName: first.legalName, other: second.legalName },
    });
  });
}

/** Takes back that two organisations are two; they may be proposed again. */
export function reconsiderDistinct(context: Context, id: number): void {
  authorize(context, "organisation.merge");
  transact(context, () => {
    const pair = context.db.select().from(distinctPairs).where(eq(distinctPairs.id, id)).get();
    if (!pair) throw notFound();
    context.db.delete(distinctPairs).where(eq(distinctPairs.id, id)).run();
    const nameOf = (organisation: number) => organisationStatements(context.db).byId(organisation)?.legalName ?? "";
    recordAudit(context, {
      action: "organisation.reconsider",
      subjectKind: "organisation",
      subjectId: pair.firstId,
      before: { legalName: nameOf(pair.firstId), other: nameOf(pair.secondId) },
      after: null,
    });
  });
}
