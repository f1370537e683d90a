import { z } from "zod";
import { choice, integer, longText, optionalInteger, optionalLongText, optionalText, period } from "~/forms/fields";
import { CONFIDENTIALITY_LEVELS } from "./vocabulary";

const version = () => integer({ min: 1, max: 1_000_000 });

export const openReportForm = z.object({ period: period(), promoterId: optionalInteger({ min: 1, max: 1e15 }) });

export const coverForm = z.object({
  version: version(),
  preparer: optionalText({ max: 60 }),
  reviewer: optionalText({ max: 60 }),
  signatory: optionalText({ max: 60 }),
  confidentiality: choice(CONFIDENTIALITY_LEVELS),
});
export type CoverInput = z.output<typeof coverForm>;

export const sectionTextForm = z.object({
  version: version(),
  textZh: optionalLongText({ max: 5000 }),
  textEn: optionalLongText({ max: 10_000 }),
});
export type SectionTextInput = z.output<typeof sectionTextForm>;

export const freezeForm = z.object({ version: version() });

export const restatementForm = z.object({
  /** Of the records as the person saw them. */
  recordsHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: longText({ max: 1000 }),
});
/** One reason for all differences that have none, as the person saw them. */
export const commonRestatementForm = z.object({
  differencesHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: longText({ max: 1000 }),
});
export type CommonRestatementInput = z.output<typeof commonRestatementForm>;

export type RestatementInput = z.output<typeof restatementForm>;

/** Names of the fields are `conferences_held2026Q3` with the underscores taken out: letters and digits are all a field name may have. */
export const planField = (figureId: string, planPeriod: string) => `${figureId.replaceAll("_", "")}${planPeriod}`;

export function planForm(fields: readonly string[]) {
  const target = optionalInteger({ min: 0, max: 1_000_000_000 });
  return z.object({ targets: z.object(Object.fromEntries(fields.map((field) => [field, target]))) });
}
