import type { MessageKey } from "~/i18n/messages";

/**
 * Why two organisations are proposed as one, strongest first. None of them changes anything by itself: only the same credit code is
 * the same firm, and the register has every code once.
 */
export const DUPLICATE_REASONS = [
  "same_code",
  "same_name",
  "same_but_form",
  "known_name",
  "same_trade_name_and_region",
  "abbreviation",
  "near_name",
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export const REASON_LABELS: Record<DuplicateReason, MessageKey> = {
  same_code: "duplicate.reason.sameCode",
  same_name: "duplicate.reason.sameName",
  same_but_form: "duplicate.reason.sameButForm",
  known_name: "duplicate.reason.knownName",
  same_trade_name_and_region: "duplicate.reason.sameTradeNameAndRegion",
  abbreviation: "duplicate.reason.abbreviation",
  near_name: "duplicate.reason.nearName",
};
