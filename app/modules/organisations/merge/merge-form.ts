import { z } from "zod";
import * as field from "~/forms/fields";
import { MERGE_FIELDS, MERGE_SIDES, type MergeSide } from "./merge-fields";

const sides: Record<string, z.ZodType<MergeSide | undefined>> = Object.fromEntries(
  MERGE_FIELDS.map(({ name }) => [name, z.enum(MERGE_SIDES).optional()]),
);

/** What the two columns side by side send: which side gives each field, and the versions that were seen. */
export const mergeForm = z.object({
  survivorVersion: z.coerce.number().int(),
  mergedVersion: z.coerce.number().int(),
  differentCodesConfirmed: field.checkbox(),
  choices: z.object(sides).default({}),
});
