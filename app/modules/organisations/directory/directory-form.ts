import { z } from "zod";
import * as field from "~/forms/fields";
import { PRIVATE_DATA_PROBLEMS } from "../contacts/contact-form";
import { privateDataIn } from "../contacts/private-data";
import { CONSENT_WAYS } from "../contacts/vocabulary";
import { DIRECTORY_PARTS, type DirectoryPart } from "./vocabulary";

function forEverybody<S extends z.ZodType<string | null>>(schema: S) {
  return schema.superRefine((value, issues) => {
    const found = privateDataIn(value);
    if (found) issues.addIssue(field.problem(PRIVATE_DATA_PROBLEMS[found]));
  });
}

/** What a firm agrees to show, and what it says of itself. */
export const directoryForm = z
  .object({
    part: z.preprocess(
      (value) => value ?? {},
      z.object(
        Object.fromEntries(DIRECTORY_PARTS.map((part) => [part, field.checkbox()])) as Record<
          DirectoryPart,
          ReturnType<typeof field.checkbox>
        >,
      ),
    ),
    descriptionZh: forEverybody(field.optionalLongText({ max: 1000 })),
    descriptionEn: forEverybody(field.optionalLongText({ max: 2000 })),
    phone: forEverybody(field.optionalPhone()),
    contactId: field.optionalRecordId(),
    way: field.choice(CONSENT_WAYS),
    evidence: forEverybody(field.optionalText({ max: 200 })),
    /** Version of the notice that was shown, and of the entry. */
    noticeVersion: field.text({ max: 20 }),
    version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  })
  .superRefine(({ part }, issues) => {
    const others = DIRECTORY_PARTS.some((each) => each !== "identity" && part[each]);
    if (others && !part.identity)
      issues.addIssue({
        code: "custom",
        path: ["part", "identity"],
        message: field.problem("directory.identityFirst"),
      });
  });
export type DirectoryValues = z.output<typeof directoryForm>;

export const directorySettingsForm = z.object({
  membersOnly: field.checkbox(),
  version: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
});
