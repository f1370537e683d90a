import { eq } from "drizzle-orm";
import { governanceBodies } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import type { BodyInput } from "./body-form";
import { findBody } from "./find-body.server";

/** @throws Refusal forbidden */
export function createBody(context: Context, input: BodyInput): number {
  authorize(context, "governance.write");
  return transact(context, () => {
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
 * @throws Refusal forbidden, not_found, conflict
 */
export function updateBody(context: Context, id: number, version: number, input: BodyInput): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const body = findBody(context, id);
    if (body.version !== version) throw conflict("error.conflict");
    const before = Object.fromEntries(Object.keys(input).map((key) => [key, body[key as keyof BodyInput]]));
    if (JSON.stringify(before) === JSON.stringify(input)) return;
    context.db
      .update(governanceBodies)
      .set({ ...input, version: version + 1, updatedAt: context.now() })
      .where(eq(governanceBodies.id, id))
      .run();
    recordAudit(context, { action: "body.update", subjectKind: "body", subjectId: id, before, after: input });
  });
}
