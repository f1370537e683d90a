import type { Translate } from "~/i18n/translate";
import type { RuleDay, StatusRule } from "./status-rules";
import { MEMBERSHIP_EVENT_LABELS } from "./vocabulary";

function lengthText(t: Translate, months: number, days: number): string {
  const parts = {
    months: t("membership.offset.months", { count: months }),
    days: t("membership.offset.days", { count: days }),
  };
  if (months === 0) return parts.days;
  return days === 0 ? parts.months : t("membership.offset.both", parts);
}

function dayText(t: Translate, { event, months, days }: RuleDay): string {
  const name = t(MEMBERSHIP_EVENT_LABELS[event]);
  const parts = [
    { sign: 1, months: Math.max(0, months), days: Math.max(0, days) },
    { sign: -1, months: Math.max(0, -months), days: Math.max(0, -days) },
  ].filter((part) => part.months + part.days > 0);
  return parts.reduce((text, part) => {
    const length = lengthText(t, part.months, part.days);
    return t(part.sign > 0 ? "membership.offset.after" : "membership.offset.before", { event: text, length });
  }, name);
}

/** A status rule in words: from the end of the term until 60 days after it. */
export function ruleText(t: Translate, { from, until }: Pick<StatusRule, "from" | "until">): string {
  const start = dayText(t, from);
  return until === null
    ? t("membership.rule.open", { from: start })
    : t("membership.rule.between", { from: start, until: dayText(t, until) });
}
