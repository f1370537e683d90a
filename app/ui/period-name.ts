import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import { parsePeriod, type Period } from "~/values/period";

/** `2026 年第三季度`, `Q3 2026`, `2018 年`. */
export function periodName(t: Translate, period: Period): string {
  const parts = parsePeriod(period);
  if (!parts) return period;
  const year = String(parts.year);
  if (parts.quarter === null) return t("period.year", { year });
  return t("period.quarter", { year, quarter: t(`period.${parts.quarter}` as MessageKey) });
}
