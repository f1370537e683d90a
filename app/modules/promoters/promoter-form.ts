import { z } from "zod";
import * as field from "~/forms/fields";
import { seenFingerprint } from "~/forms/fingerprint";

export const promoterForm = z.object({
  nameZh: field.text({ max: 100 }),
  nameEn: field.text({ max: 150 }),
  shortNameZh: field.text({ max: 30 }),
  shortNameEn: field.text({ max: 40 }),
  clusterNameZh: field.text({ max: 100 }),
  clusterNameEn: field.text({ max: 150 }),
  /** A code of GB/T 2260 or a name; the verb resolves it. */
  region: field.optionalText({ max: 100 }),
});
/** A promoter that is being changed: with what the person saw. */
export const promoterChangeForm = promoterForm.extend({ seen: seenFingerprint() });
export type PromoterValues = z.output<typeof promoterForm>;
