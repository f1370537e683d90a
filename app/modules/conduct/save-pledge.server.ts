import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { pledges, pledgeTexts } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import type { newPledgeForm, pledgeForm, PledgeText } from "./pledge-form";

export function findPledge(context: Context, id: number) {
  authorize(context, "pledge.see");
  const pledge = context.db.select().from(pledges).where(eq(pledges.id, id)).get();
  if (!pledge) throw notFound();
  return pledge;
}

/** @throws Refusal forbidden */
export function createPledge(context: Context, input: z.output<typeof newPledgeForm>): number {
  authorize(context, "pledge.write");
  const { textZh, textEn, validFrom, ...head } = input;
  return transact(context, () => {
    const now = context.now();
    const { id } = context.db
      .insert(pledges)
      .values({ ...head, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: pledges.id })
      .get();
    recordAudit(context, { action: "pledge.create", subjectKind: "pledge", subjectId: id, after: head });
    addPledgeText(context, id, { textZh, textEn, validFrom });
    return id;
  });
}

/** Title and term; the texts stay. @throws Refusal forbidden, not_found, conflict */
export function updatePledge(context: Context, id: number, { version, ...head }: z.output<typeof pledgeForm>): void {
  authorize(context, "pledge.write");
  transact(context, () => {
    const pledge = findPledge(context, id);
    if (pledge.version !== version) throw conflict("error.conflict");
    if (changedFields(pledge, head).length === 0) return;
    context.db
      .update(pledges)
      .set({ ...head, version: version + 1, updatedAt: context.now() })
      .where(eq(pledges.id, id))
      .run();
    recordAudit(context, {
      action: "pledge.update",
      subjectKind: "pledge",
      subjectId: id,
      before: pledge,
      after: head,
    });
  });
}

/**
 * A new wording: it is signed anew, and what was signed before stays signed under its own text.
 * @throws Refusal forbidden, not_found, invalid (not after the text before)
 */
export function addPledgeText(context: Context, pledgeId: number, text: PledgeText): number {
  authorize(context, "pledge.write");
  return transact(context, () => {
    findPledge(context, pledgeId);
    const last = context.db
      .select()
      .from(pledgeTexts)
      .where(eq(pledgeTexts.pledgeId, pledgeId))
      .orderBy(desc(pledgeTexts.number))
      .get();
    if (last && text.validFrom <= last.validFrom)
      throw invalidField("validFrom", "pledge.problem.notLater", { day: last.validFrom });
    const number = (last?.number ?? 0) + 1;
    const { id } = context.db
      .insert(pledgeTexts)
      .values({ pledgeId, number, ...text, createdAt: context.now(), createdBy: context.actor.userId })
      .returning({ id: pledgeTexts.id })
      .get();
    recordAudit(context, {
      action: "pledge.text",
      subjectKind: "pledge",
      subjectId: pledgeId,
      after: { textNumber: number, validFrom: text.validFrom },
    });
    return id;
  });
}
