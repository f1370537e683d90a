import { z } from "zod";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import { isBusinessDay } from "~/values/business-day";
import { isPeriod } from "~/values/period";

// In the browser the content policy forbids compiled checks, and trying would be reported as a breach.
if (typeof document !== "undefined") z.config({ jitless: true });

/**
 * Building blocks of every form schema. They accept what a browser form sends (text) as well as typed values, so that
 * react-hook-form, raw FormData, the command line and an import all pass through the same schema.
 * Problems are message keys with parameters, written as JSON into the message of the zod issue.
 */
export function problem(key: MessageKey, params?: MessageParams): string {
  return JSON.stringify(params ? { key, params } : { key });
}

/** Half a character, which no storage of text gives back, counts with them. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028\u2029\p{Cs}]/u;

const blankToNull = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "") ? null : value;

function plainText(max: number, lines: boolean) {
  return z
    .string(problem("field.required"))
    .transform((value) =>
      (lines ? value.replace(/\r\n?/g, "\n") : value.replace(/[\r\n\t]+/g, " ")).trim().normalize("NFC"),
    )
    .superRefine((value, issues) => {
      if (CONTROL.test(value)) issues.addIssue(problem("field.controlCharacters"));
      const length = [...value].length;
      if (length > max) issues.addIssue(problem("field.tooLong", { max, length }));
    });
}

/** One line of text that must be there. */
export function text({ max, min = 1 }: { max: number; min?: number }) {
  return z.preprocess(
    (value) => blankToNull(value) ?? "",
    plainText(max, false).superRefine((value, issues) => {
      if (value === "") issues.addIssue(problem("field.required"));
      else if ([...value].length < min) issues.addIssue(problem("field.tooShort", { min }));
    }),
  );
}

/** One line of text, or null. */
export function optionalText({ max }: { max: number }) {
  return z.preprocess(blankToNull, plainText(max, false).nullable());
}

/** Several lines of text, or null. */
export function optionalLongText({ max }: { max: number }) {
  return z.preprocess(blankToNull, plainText(max, true).nullable());
}

/** Several lines of text that must be there. */
export function longText({ max }: { max: number }) {
  return z.preprocess(
    (value) => blankToNull(value) ?? "",
    plainText(max, true).superRefine((value, issues) => {
      if (value === "") issues.addIssue(problem("field.required"));
    }),
  );
}

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess((value) => blankToNull(value) ?? "", z.enum(values, problem("field.notAChoice")));
}

export function optionalChoice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess(blankToNull, z.enum(values, problem("field.notAChoice")).nullable());
}

/** Several of the values, as check boxes of one name send them; in the order of the vocabulary. */
export function choices<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess(
    (value) => {
      const sent = Array.isArray(value) ? value : blankToNull(value) === null || value === false ? [] : [value];
      return sent.every((item) => (values as readonly unknown[]).includes(item))
        ? values.filter((known) => sent.includes(known))
        : sent;
    },
    z.array(z.enum(values, problem("field.notAChoice")), problem("field.notAChoice")),
  );
}

const day = z.string().refine(isBusinessDay, problem("field.notADay"));
export function businessDay() {
  return z.preprocess((value) => blankToNull(value) ?? "", day);
}
export function optionalBusinessDay() {
  return z.preprocess(blankToNull, day.nullable());
}

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::00)?$/;
const localTime = z
  .string(problem("field.notATime"))
  .refine((value) => isBusinessDay(LOCAL_TIME.exec(value)?.[1] ?? ""), problem("field.notATime"))
  .transform((value) => value.replace(" ", "T").slice(0, 16));
/** A day and time in Shanghai, `YYYY-MM-DDTHH:MM`, as a datetime-local input sends it. */
export function localDateAndTime() {
  return z.preprocess((value) => blankToNull(value) ?? "", localTime);
}
export function optionalLocalDateAndTime() {
  return z.preprocess(blankToNull, localTime.nullable());
}

/** `HH:MM`, as a time input sends it. */
export function timeOfDay() {
  return z.preprocess(
    (value) => blankToNull(value) ?? "",
    z
      .string(problem("field.notATime"))
      .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, problem("field.notATime"))
      .transform((value) => value.slice(0, 5)),
  );
}

/** Days ticked in a group of checkboxes, each once, the earliest first. */
export function businessDays({ maxItems }: { maxItems: number }) {
  return z.preprocess(
    (value) => [...new Set([value ?? []].flat().filter((item) => item !== "" && item !== false))].sort(),
    z.array(day, problem("field.notADay")).max(maxItems, problem("field.tooMany", { max: maxItems })),
  );
}

export function period() {
  return z.preprocess(
    (value) => blankToNull(value) ?? "",
    z.string().trim().refine(isPeriod, problem("field.notAPeriod")),
  );
}

function wholeNumber(min: number, max: number) {
  return z.union([z.number(), z.string()], problem("field.notANumber")).transform((value, issues) => {
    const number = typeof value === "number" ? value : Number(value.normalize("NFKC").replace(/[,\s]/g, "") || "x");
    const key: MessageKey | null = !Number.isFinite(number)
      ? "field.notANumber"
      : !Number.isSafeInteger(number)
        ? "field.notWhole"
        : null;
    if (key) issues.addIssue(problem(key));
    else if (number < min) issues.addIssue(problem("field.tooSmall", { min }));
    else if (number > max) issues.addIssue(problem("field.tooLarge", { max }));
    return number;
  });
}
export function integer({ min, max }: { min: number; max: number }) {
  return z.preprocess((value) => blankToNull(value) ?? "", wholeNumber(min, max));
}
export function optionalInteger({ min, max }: { min: number; max: number }) {
  return z.preprocess(blankToNull, wholeNumber(min, max).nullable());
}

/** An amount typed in yuan, kept in fen: so many whole digits, at most two decimals; empty is null. */
export function optionalYuan({ wholeDigits = 9 } = {}) {
  const written = new RegExp(`^\\d{1,${wholeDigits}}(?:\\.\\d{1,2})?$`);
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null)),
    z
      .union([z.number(), z.string()], problem("field.notANumber"))
      .transform((value, issues) => {
        const text = String(value)
          .normalize("NFKC")
          .replace(/[,\s¥￥]/g, "");
        if (!written.test(text)) {
          issues.addIssue(problem("field.notAnAmount"));
          return 0;
        }
        const [whole = "0", part = ""] = text.split(".");
        return Number(whole) * 100 + Number(part.padEnd(2, "0"));
      })
      .nullable(),
  );
}

/** The id of a record chosen in a form. */
export function recordId() {
  return integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
}
export function optionalRecordId() {
  return optionalInteger({ min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** A check box: sent as "on" or not sent at all. */
/** Records chosen in a group of checkboxes, each once. */
export function recordIds({ maxItems = 40 } = {}) {
  return z.preprocess(
    (value) => [
      ...new Set(
        [value ?? []]
          .flat()
          .filter((item) => item !== "" && item !== false)
          .map(String),
      ),
    ],
    z.array(recordId()).max(maxItems, problem("field.tooMany", { max: maxItems })),
  );
}

export function checkbox() {
  return z.preprocess((value) => value === true || value === "on" || value === "true" || value === "1", z.boolean());
}

/** Short enough to refuse before matching; no nested quantifiers, so a long hostile value costs nothing. */
const MAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){1,8}$/;
const mail = z
  .string(problem("field.required"))
  .transform((value) => value.trim().toLowerCase())
  .refine(
    (value) =>
      value.length <= 254 &&
      MAIL.test(value) &&
      !value.includes("..") &&
      !value.startsWith(".") &&
      !value.includes(".@"),
    problem("field.notAMail"),
  );
export function mailAddress() {
  return z.preprocess((value) => blankToNull(value) ?? "", mail);
}
export function optionalMailAddress() {
  return z.preprocess(blankToNull, mail.nullable());
}

const phone = z
  .string(problem("field.notAPhone"))
  .transform((value) => value.normalize("NFKC").trim())
  .refine((value) => /^\+?[\d\s()./-]{5,30}(?:(?:ext|转|x)\s?\d{1,6})?$/i.test(value), problem("field.notAPhone"));
export function optionalPhone() {
  return z.preprocess(blankToNull, phone.nullable());
}

/** A scheme, if any, and a host: lists join several addresses in one cell, which the parser of addresses takes for one. */
const ADDRESS =
  /^(https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}|localhost|[\d.]+)((?::\d{1,5})?(?:[/?#]\S*)?)$/iu;
const SECOND_ADDRESS = /[,;\uFF0C\uFF1B\u3001|](?:https?:|www\.)|^https?:\/\/https?[:/]/i;
/** People leave the scheme out and type in full width; what is no address of the web, or more than one, is refused. */
const url = z
  .string(problem("field.notAUrl"))
  .trim()
  .max(500, problem("field.notAUrl"))
  .transform((value, issues) => {
    const halfWidth = value.replace(/[\uFF01-\uFF5E]/g, (letter) => letter.normalize("NFKC"));
    const [, scheme = "http://", host = "", rest = ""] = ADDRESS.exec(halfWidth) ?? [];
    const address = `${scheme.toLowerCase()}${host}${rest}`;
    if (host === "" || CONTROL.test(value) || SECOND_ADDRESS.test(value) || !URL.canParse(address))
      issues.addIssue(problem("field.notAUrl"));
    return address;
  });
export function optionalUrl() {
  return z.preprocess(blankToNull, url.nullable());
}

/** A list of short texts: repeated fields, an array, or one text area with one item a line. Blanks and repeats are dropped. */
export function textList({ maxItems, max }: { maxItems: number; max: number }) {
  return z.preprocess(
    (value) => {
      const items = Array.isArray(value) ? value : typeof value === "string" ? value.split(/\r?\n/) : [];
      return [
        ...new Set(
          items
            .map((item) => (typeof item === "string" || typeof item === "number" ? String(item).trim() : ""))
            .filter((item) => item !== ""),
        ),
      ];
    },
    z.array(plainText(max, false)).max(maxItems, problem("field.tooMany", { max: maxItems })),
  );
}
