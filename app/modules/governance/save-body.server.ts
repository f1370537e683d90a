import { eq } from "drizzle-orm";
import { governanceBodies } from "~db/schema";
import { transact } from "~db/transact";
import { worksFor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findHub, listPromoters, promoterOptions } from "~/modules/promoters/promoter-queries.server";
import type { BodyInput } from "./body-form";
import { findBody } from "./find-body.server";

/** @throws Refusal forbidden, invalid (promoter) */
export function createBody(context: Context, given: BodyInput): number {
  authorize(context, "governance.write");
  return transact(context, () => {
    const input = { ...given, promoterId: ownerOf(context, given, null) };
    const now = context.now();
    const { id } = context.db
      .insert(governanceBodies)
      .values({ ...input, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: governanceBodies.id })
      .get();
    recordAudit(context, { action: "body.create", subjectKind: "body", subjectId: id, after: input });
    return id;
  });
}

/**
 * A new charter holds for meetings to come as for those past: their quorum is shown by the charter as it is now, and the votes of
 * resolutions stay decided as they were.
 * @param version the version the person saw
 * @throws Refusal forbidden, not_found, conflict, invalid (promoter)
 */
export function updateBody(context: Context, id: number, version: number, given: BodyInput): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const body = findBody(context, id);
    if (body.version !== version) throw conflict("error.conflict");
    const input = { ...given, promoterId: ownerOf(context, given, body.promoterId) };
    if (changedFields(body, input).length === 0) return;
    context.db
      .update(governanceBodies)
      .set({ ...input, version: version + 1, updatedAt: context.now() })
      .where(eq(governanceBodies.id, id))
      .run();
    recordAudit(context, { action: "body.update", subjectKind: "body", subjectId: id, before: body, after: input });
  });
}

/** The people of the hub say whose body it is; those of a sub-promoter have none but its own. */
function ownerOf(context: Context, { promoterId: wanted }: BodyInput, present: number | null): number | null {
  const promoterId = wanted ?? present ?? context.actor.promoterId ?? findHub(context)?.id ?? null;
  const exists = promoterId === null || listPromoters(context).some(({ id }) => id === promoterId);
  if (!exists || (promoterId !== null && !worksFor(context.actor, [promoterId])))
    throw invalidField("promoterId", "field.notAChoice");
  return promoterId;
}

/** Whose bodies the actor may keep: of every promoter for the people of the hub. */
export function bodyOwnerOptions(context: Context): { value: string; label: string }[] {
  authorize(context, "governance.write");
  return promoterOptions(context).filter(({ value }) => worksFor(context.actor, [Number(value)]));
}
