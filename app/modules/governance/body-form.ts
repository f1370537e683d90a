import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { BODY_KINDS, MAJORITIES, PROXY_RULES, QUORUM_RULES } from "./vocabulary";

const fields = z.object({
  /** Empty: the promoter of who writes it. */
  promoterId: field.optionalRecordId(),
  nameZh: field.text({ max: 80 }),
  nameEn: field.optionalText({ max: 120 }),
  kind: field.choice(BODY_KINDS),
  quorumRule: field.choice(QUORUM_RULES),
  quorumNumerator: field.optionalInteger({ min: 1, max: 100 }),
  quorumDenominator: field.optionalInteger({ min: 1, max: 100 }),
  quorumNumber: field.optionalInteger({ min: 1, max: 1000 }),
  majority: field.choice(MAJORITIES),
  proxyRule: field.choice(PROXY_RULES),
  proxiesPerMember: field.integer({ min: 1, max: 20 }),
  meetingsPerYear: field.optionalInteger({ min: 1, max: 366 }),
  termMonths: field.optionalInteger({ min: 1, max: 240 }),
  chairRotationMonths: field.optionalInteger({ min: 1, max: 240 }),
  foundedOn: field.optionalBusinessDay(),
  dissolvedOn: field.optionalBusinessDay(),
  charter: field.optionalLongText({ max: 10_000 }),
});

export const bodyForm = fields
  .superRefine((body, issues) => {
    const wrong = (path: string, key: Parameters<typeof problem>[0]) =>
      issues.addIssue({ code: "custom", path: [path], message: problem(key) });
    if (body.quorumRule === "number" && body.quorumNumber === null) wrong("quorumNumber", "field.required");
    if (body.quorumRule === "at_least_share" || body.quorumRule === "more_than_share") {
      if (body.quorumNumerator === null) wrong("quorumNumerator", "field.required");
      if (body.quorumDenominator === null) wrong("quorumDenominator", "field.required");
      const whole = body.quorumNumerator !== null && body.quorumNumerator === body.quorumDenominator;
      if (
        (body.quorumNumerator ?? 1) > (body.quorumDenominator ?? 100) ||
        (whole && body.quorumRule === "more_than_share")
      )
        wrong("quorumNumerator", "body.problem.share");
    }
    if (body.foundedOn !== null && body.dissolvedOn !== null && body.dissolvedOn < body.foundedOn)
      wrong("dissolvedOn", "body.problem.dissolvedBefore");
  })
  // What another rule would need is not kept: it would come back unseen.
  .transform((body) => {
    const share = body.quorumRule === "at_least_share" || body.quorumRule === "more_than_share";
    return {
      ...body,
      quorumNumerator: share ? body.quorumNumerator : null,
      quorumDenominator: share ? body.quorumDenominator : null,
      quorumNumber: body.quorumRule === "number" ? body.quorumNumber : null,
    };
  });
export type BodyInput = z.output<typeof bodyForm>;

/** What an edited record's form sends besides: the version the person saw. */
export const seenVersion = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });
