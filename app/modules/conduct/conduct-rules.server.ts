import { eq } from "drizzle-orm";
import type { z } from "zod";
import { conductRules } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import type { conductRulesForm } from "./complaint-form";
import { DEFAULT_RULES, type ConductRules } from "./complaint-process";

const ONLY_ROW = 1;

/** The rules of procedure that hold now; version 0 while nobody has set any. */
export function currentRules(context: Context): ConductRules & { version: number } {
  const row = context.db.select().from(conductRules).where(eq(conductRules.id, ONLY_ROW)).get();
  if (!row) return { ...DEFAULT_RULES, version: 0 };
  const { id: _id, updatedAt: _updatedAt, ...rules } = row;
  return rules;
}

/** Days that were already set in a complaint stay. @throws Refusal forbidden, conflict */
export function setConductRules(context: Context, { version, ...rules }: z.output<typeof conductRulesForm>): void {
  authorize(context, "conduct.configure");
  transact(context, () => {
    const { version: present, ...before } = currentRules(context);
    if (present !== version) throw conflict("error.conflict");
    if (present > 0 && changedFields(before, rules).length === 0) return;
    const row = { id: ONLY_ROW, ...rules, version: version + 1, updatedAt: context.now() };
    context.db.insert(conductRules).values(row).onConflictDoUpdate({ target: conductRules.id, set: row }).run();
    recordAudit(context, {
      action: "conduct.configure",
      subjectKind: "conductRules",
      subjectId: ONLY_ROW,
      before: { ...before },
      after: rules,
    });
  });
}
