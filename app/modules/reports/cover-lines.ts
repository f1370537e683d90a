import type { Translate } from "~/i18n/translate";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { CONFIDENTIALITY_LABELS } from "./report-labels";
import type { ReportCover } from "./report-document";

export function instantText(instant: number): string {
  return `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;
}

/** The lines of the cover beneath the title; people who are not named yet leave a line to write on. */
export function coverLines(cover: ReportCover, t: Translate): { label: string; value: string }[] {
  const blank = "＿＿＿＿＿＿";
  return [
    { label: t("report.cover.promoter"), value: cover.promoter },
    { label: t("report.cover.period"), value: cover.periodName },
    {
      label: t("report.cover.state"),
      value:
        cover.frozenAt === null
          ? t("report.cover.state.draft")
          : t("report.cover.state.frozen", { at: instantText(cover.frozenAt) }),
    },
    { label: t("report.cover.cutOff"), value: instantText(cover.cutOff) },
    { label: t("report.cover.confidentiality"), value: t(CONFIDENTIALITY_LABELS[cover.confidentiality]) },
    { label: t("report.cover.preparer"), value: cover.preparer ?? blank },
    { label: t("report.cover.reviewer"), value: cover.reviewer ?? blank },
    { label: t("report.cover.signatory"), value: cover.signatory ?? blank },
  ];
}
