import { z } from "zod";
import * as field from "~/forms/fields";

const version = field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** What each class owes for a year; a class without an amount owes nothing. */
export const duesRatesForm = z.object({
  year: field.integer({ min: 2000, max: 2100 }),
  dueDay: field.businessDay(),
  // Fields are named `amounts.class3`: a number alone would be the position in a list.
  amounts: z
    .record(z.string().regex(/^class[1-9]\d{0,15}$/), field.optionalYuan())
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
