import { desc } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { membershipRuleSets } from "~db/schema";
import { transact } from "~db/transact";
import { rewriteAllSpans } from "./rewrite-spans.server";
import type { StatusRulesValues } from "./settings-form";
import { DEFAULT_RULES, type StatusRule } from "./status-rules";

/**
 * Sets the status rules that hold from a day on; those of the same day are replaced, earlier days keep theirs. All statuses are
 * worked out anew at once.
 */
export function saveStatusRules(context: Context, { effectiveFrom, note, rules }: StatusRulesValues): void {
  authorize(context, "membership.configure");
  transact(context, () => {
    const written = rules.map((row): StatusRule => ({
      status: row.status,
      from: { event: row.fromEvent, months: row.fromMonths, days: row.fromDays },
      until: row.untilEvent === null ? null : { event: row.untilEvent, months: row.untilMonths, days: row.untilDays },
      counts: row.counts,
    }));
    const values = { rules: written, note, createdAt: context.now(), createdBy: context.actor.userId };
    context.db
      .insert(membershipRuleSets)
      .values({ effectiveFrom, ...values })
      .onConflictDoUpdate({ target: membershipRuleSets.effectiveFrom, set: values })
      .run();
    rewriteAllSpans(context);
    recordAudit(context, {
      action: "membershipRules.save",
      subjectKind: "membershipRules",
      subjectId: null,
      after: { fromDay: effectiveFrom, note, rules: written.map((rule) => rule.status) },
    });
  });
}

/** The rules by their first day, latest first; the product's own, which held before, are not among them. */
export function listRuleSets(context: Context) {
  authorize(context, "membership.configure");
  return context.db
    .select({
      id: membershipRuleSets.id,
      effectiveFrom: membershipRuleSets.effectiveFrom,
      rules: membershipRuleSets.rules,
      note: membershipRuleSets.note,
    })
    .from(membershipRuleSets)
    .orderBy(desc(membershipRuleSets.effectiveFrom))
    .all();
}

/** The latest rules as rows of their form. */
export function statusRuleRows(context: Context) {
  const rules = listRuleSets(context)[0]?.rules ?? DEFAULT_RULES;
  return rules.map(({ status, from, until, counts }) => ({
    status,
    fromEvent: from.event,
    fromMonths: from.months,
    fromDays: from.days,
    untilEvent: until?.event ?? ("" as const),
    untilMonths: until?.months ?? 0,
    untilDays: until?.days ?? 0,
    counts,
  }));
}
