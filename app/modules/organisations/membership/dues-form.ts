import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";

const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** An amount typed in yuan, kept in fen: 0 to 100 million yuan, at most two decimals; empty is null. */
export function optionalYuan() {
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null)),
    z
      .union([z.number(), z.string()], problem("field.notANumber"))
      .transform((value, issues) => {
        const text = String(value)
          .normalize("NFKC")
          .replace(/[,\s¥￥]/g, "");
        if (!/^\d{1,9}(?:\.\d{1,2})?$/.test(text)) {
          issues.addIssue(problem("dues.problem.amount"));
          return 0;
        }
        const [whole = "0", part = ""] = text.split(".");
        return Number(whole) * 100 + Number(part.padEnd(2, "0"));
      })
      .nullable(),
  );
}

/** What each class owes for a year; a class without an amount owes nothing. */
export const duesRatesForm = z.object({
  year: field.integer({ min: 2000, max: 2100 }),
  dueDay: field.businessDay(),
  // Fields are named `amounts.class3`: a number alone would be the position in a list.
  amounts: z
    .record(z.string().regex(/^class[1-9]\d{0,15}$/), optionalYuan())
    .default({})
    .transform((amounts) =>
      Object.fromEntries(Object.entries(amounts).map(([name, fen]) => [name.slice("class".length), fen])),
    ),
});

export const duesLevyForm = z.object({ year: field.integer({ min: 2000, max: 2100 }) });

export const paymentForm = z.object({
  version,
  paidOn: field.businessDay(),
  reference: field.optionalText({ max: 100 }),
});

export const waiverForm = z.object({ version, waiverReason: field.text({ max: 300 }) });

export const dueVersionForm = z.object({ version });
