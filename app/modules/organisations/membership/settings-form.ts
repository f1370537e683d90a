import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { MEMBERSHIP_EVENTS, MEMBERSHIP_STATUSES, TERM_KINDS } from "./vocabulary";

const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** A class of members, and how long a term of it runs. */
export const membershipClassForm = z
  .object({
    nameZh: field.text({ max: 40 }),
    nameEn: field.text({ max: 60 }),
    position: field.integer({ min: 1, max: 99 }),
    termKind: field.choice(TERM_KINDS),
    termMonths: field.optionalInteger({ min: 1, max: 120 }),
    rolloverDay: field.optionalText({ max: 5 }),
    renewalDaysBefore: field.integer({ min: 0, max: 365 }),
    renewalDaysAfter: field.integer({ min: 0, max: 365 }),
    retired: field.checkbox(),
  })
  .superRefine((values, issues) => {
    if (values.termKind === "rolling" && values.termMonths === null)
      issues.addIssue({ code: "custom", path: ["termMonths"], message: problem("field.required") });
    if (values.rolloverDay !== null && !/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(values.rolloverDay))
      issues.addIssue({ code: "custom", path: ["rolloverDay"], message: problem("membership.problem.rolloverDay") });
  });
export type MembershipClassValues = z.output<typeof membershipClassForm>;
export const membershipClassChangeForm = membershipClassForm.safeExtend({ version });

/** Rows of the rules' form; those without a status are left out. */
export const MOST_RULES = 10;

const offset = (max: number) =>
  z.preprocess(
    (value) => (value === undefined || value === null || value === "" ? 0 : value),
    field.integer({ min: -max, max }),
  );

const row = z.object({
  status: field.choice(MEMBERSHIP_STATUSES),
  fromEvent: field.choice(MEMBERSHIP_EVENTS),
  fromMonths: offset(120),
  fromDays: offset(3650),
  untilEvent: field.optionalChoice(MEMBERSHIP_EVENTS),
  untilMonths: offset(120),
  untilDays: offset(3650),
  counts: field.checkbox(),
});

export const statusRulesForm = z.object({
  effectiveFrom: field.businessDay(),
  note: field.optionalText({ max: 200 }),
  rules: z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : []).filter(
        (one) => typeof one === "object" && one !== null && String((one as { status?: unknown }).status ?? "") !== "",
      ),
    z
      .array(row)
      .min(1, problem("membership.problem.noRules"))
      .max(MOST_RULES, problem("field.tooMany", { max: MOST_RULES })),
  ),
});
export type StatusRulesValues = z.output<typeof statusRulesForm>;

const hundredths = z.preprocess(
  (value) => value ?? "",
  z.union([z.number(), z.string()]).transform((value, issues) => {
    const text = String(value).normalize("NFKC").trim();
    if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(text)) {
      issues.addIssue(problem("selfCheck.problem.fullTime"));
      return 0;
    }
    return Math.round(Number(text) * 100);
  }),
);

/** Full-time people with at most two decimals: half a position is 0.5. */
export const staffCountForm = z.object({ fromDay: field.businessDay(), fullTimeHundredths: hundredths });

export const thresholdsForm = z.object({
  fullTimeHundredths: hundredths,
  members: field.integer({ min: 1, max: 100_000 }),
  memberKinds: field.integer({ min: 1, max: 8 }),
  nationalFullTimeHundredths: hundredths,
});
