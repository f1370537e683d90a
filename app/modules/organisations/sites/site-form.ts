import { z } from "zod";
import * as field from "~/forms/fields";
import { SITE_KINDS } from "./vocabulary";

export const siteForm = z
  .object({
    kind: field.choice(SITE_KINDS),
    name: field.optionalText({ max: 100 }),
    /** A code of GB/T 2260 or a name; the verb resolves it. */
    region: field.text({ max: 100 }),
    address: field.optionalText({ max: 300 }),
    fromDay: field.optionalBusinessDay(),
    untilDay: field.optionalBusinessDay(),
    note: field.optionalLongText({ max: 1000 }),
    /** The version the person saw; none for a new site. */
    version: field.optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine(({ fromDay, untilDay }, issues) => {
    if (fromDay !== null && untilDay !== null && untilDay < fromDay)
      issues.addIssue({ code: "custom", path: ["untilDay"], message: field.problem("site.untilBeforeFrom") });
  });
export type SiteValues = z.output<typeof siteForm>;
