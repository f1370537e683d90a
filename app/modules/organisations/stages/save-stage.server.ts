import { eq } from "drizzle-orm";
import { stageTransitions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import type { StageValues } from "./stage-form";
import { findOnLadder } from "./stage-ladder";
import { findTransition, transitionsOf } from "./stage-queries.server";
import { organisationInCare } from "../organisation-care.server";

/**
 * Records that an organisation took a step up the ladder, or corrects it. A skipped step is not refused.
 * @throws Refusal forbidden, not_found, conflict (somebody changed it meanwhile), invalid (day to come, step taken already, before a
 *   lower or after a higher step)
 */
export function saveStage(
  context: Context,
  { organisationId, id = null, values }: { organisationId: number; id?: number | null; values: StageValues },
): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    organisationInCare(context, organisationId);
    const before = id === null ? null : findTransition(context, organisationId, id);
    const { version, ...after } = values;
    if (before && version !== null && version !== before.version) throw conflict("error.conflict");
    if (before && changedFields(before, after).length === 0) return before.id;
    if (after.day > dayOfInstant(context.now())) throw invalidField("day", "stage.dayToCome");
    const others = transitionsOf(context, organisationId).filter((each) => each.id !== before?.id);
    const finding = findOnLadder(after, others);
    if (finding.kind === "repeated") throw invalidField("step", "stage.repeated");
    if (finding.kind === "out_of_order") throw invalidField("day", "stage.outOfOrder", { day: finding.other.day });
    const now = context.now();
    const row = before
      ? context.db
          .update(stageTransitions)
          .set({ ...after, version: before.version + 1, updatedAt: now })
          .where(eq(stageTransitions.id, before.id))
          .returning({ id: stageTransitions.id })
          .get()
      : context.db
          .insert(stageTransitions)
          .values({ ...after, organisationId, version: 1, createdAt: now, updatedAt: now })
          .returning({ id: stageTransitions.id })
          .get();
    recordAudit(context, {
      action: before ? "stage.update" : "stage.add",
      subjectKind: "organisation",
      subjectId: organisationId,
      before,
      after,
      about: before ? { transitionId: row.id } : undefined,
    });
    return row.id;
  });
}

/** Takes back a step that was entered in error; the log keeps what it said, and it can be entered again. */
export function removeStage(context: Context, organisationId: number, id: number): void {
  authorize(context, "organisation.write");
  transact(context, () => {
    const { step, day, note } = findTransition(context, organisationId, id);
    context.db.delete(stageTransitions).where(eq(stageTransitions.id, id)).run();
    recordAudit(context, {
      action: "stage.remove",
      subjectKind: "organisation",
      subjectId: organisationId,
      before: { transitionId: id, step, day, note },
      after: null,
    });
  });
}
