import { eq, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { membershipClasses } from "~db/schema";
import { transact } from "~db/transact";
import { findClass } from "./find-class.server";
import type { MembershipClassValues } from "./settings-form";

/**
 * Adds or changes a class of members. A retired one is offered no more; who has it keeps it.
 * @throws Refusal not_found, conflict when somebody was faster
 */
export function saveMembershipClass(
  context: Context,
  { retired, ...values }: MembershipClassValues,
  existing?: { id: number; version: number },
): number {
  authorize(context, "membership.configure");
  return transact(context, () => {
    const { db } = context;
    const before = existing && findClass(context, existing.id);
    if (existing && !before) throw notFound();
    if (before && before.version !== existing?.version) throw conflict("error.conflict");
    const kept = {
      ...values,
      termMonths: values.termKind === "rolling" ? values.termMonths : null,
      rolloverDay: values.termKind === "fixed_year" ? values.rolloverDay : null,
      retiredAt: retired ? (before?.retiredAt ?? context.now()) : null,
    };
    const id = before
      ? before.id
      : db
          .insert(membershipClasses)
          .values({ ...kept, version: 1, createdAt: context.now() })
          .returning({ id: membershipClasses.id })
          .get().id;
    if (before)
      db.update(membershipClasses)
        .set({ ...kept, version: sql`${membershipClasses.version} + 1` })
        .where(eq(membershipClasses.id, id))
        .run();
    recordAudit(context, {
      action: "membershipClass.save",
      subjectKind: "membershipClass",
      subjectId: id,
      before: before ? { ...before } : null,
      after: kept,
    });
    return id;
  });
}
