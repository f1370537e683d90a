/** What an organisation that looks after a cluster is held against; published values, which the promoter may change. */
export interface SelfCheckThresholds {
  /** Full-time people in hundredths: the European platform asks for half a position. */
  fullTimeHundredths: number;
  members: number;
  memberKinds: number;
  /** What a Chinese province asks of promoters. */
  nationalFullTimeHundredths: number;
}

/** The platform's own, as published 2019-11-15, and Guangxi's of 2025. */
export const PUBLISHED_THRESHOLDS: SelfCheckThresholds = {
  fullTimeHundredths: 50,
  members: 15,
  memberKinds: 2,
  nationalFullTimeHundredths: 300,
};

export interface SelfCheckFacts {
  /** Null while nobody has entered it. */
  fullTimeHundredths: number | null;
  members: number;
  memberKinds: number;
}

export const SELF_CHECK_CRITERIA = ["fullTime", "members", "memberKinds", "nationalFullTime"] as const;
export type SelfCheckCriterion = (typeof SELF_CHECK_CRITERIA)[number];

export interface CheckedCriterion {
  criterion: SelfCheckCriterion;
  /** In the unit of the threshold; null when it is not known. */
  value: number | null;
  threshold: number;
  met: boolean | null;
}

/** Which criteria are met; what is not known is neither met nor missed. */
export function checkCriteria(facts: SelfCheckFacts, thresholds: SelfCheckThresholds): CheckedCriterion[] {
  const checked = (criterion: SelfCheckCriterion, value: number | null, threshold: number): CheckedCriterion => ({
    criterion,
    value,
    threshold,
    met: value === null ? null : value >= threshold,
  });
  return [
    checked("fullTime", facts.fullTimeHundredths, thresholds.fullTimeHundredths),
    checked("members", facts.members, thresholds.members),
    checked("memberKinds", facts.memberKinds, thresholds.memberKinds),
    checked("nationalFullTime", facts.fullTimeHundredths, thresholds.nationalFullTimeHundredths),
  ];
}
