import { useT } from "~/i18n/I18n";
import type { RecognitionRule } from "../recognition-rule";

/** A version of the rules in one line. */
export function RuleLine({ rule }: { rule: RecognitionRule }) {
  const t = useT();
  const parts = [
    rule.validMonths === null ? t("recognition.noEnd") : t("recognition.rule.months", { count: rule.validMonths }),
    rule.reviewWindowBeforeDays > 0 ? t("recognition.rule.reviewDays", { count: rule.reviewWindowBeforeDays }) : null,
    rule.graceDays > 0 ? t("recognition.rule.graceText", { count: rule.graceDays }) : null,
    rule.annualReportDue !== null ? t("recognition.rule.reportBy", { day: rule.annualReportDue }) : null,
    rule.missedReportsLimit !== null ? t("recognition.rule.missedText", { count: rule.missedReportsLimit }) : null,
  ];
  return <>{parts.filter((part) => part !== null).join(" · ")}</>;
}
