import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { typedYuan } from "~/values/money-text";
import * as field from "./fields";
import { nestedValues, parseForm } from "./parse-form";

const RUNS_OF_TEXTS = 10_000;
/** Of days, numbers and choices, which are refused in most of their forms. */
const RUNS_OF_VALUES = 2_000;
const SEED = 20260930;

/** What people write and machines get wrong: both forms of accents, emoji of several characters, rare characters, right to left. */
const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...["é", "e\u0301", "Å", "\u212B", "ﬁ", "ệ", "각", "\u1112\u1161\u11AB", "\u0958"],
      ...["👩‍👩‍👧‍👦", "🇨🇳", "👍🏽", "❤️", "㊙️"],
      ...["𠮷", "䶮", "㙍", "𬬭", "\u{3007}", "\u{2A6A5}", "\u{30EDD}", "\uE816", "\uFA0C", "\u{2F80F}"],
      ...["مرحبا", "שלום", "\u202Eabc\u202C", "\u2067x\u2069", "\u200F", "\u200D", "\u00AD", "\uFEFF"],
      ...[
        " ",
        "\u3000",
        "\u00A0",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        "\u0085",
        "\u0000",
        "\u001B",
        "\uD800",
        "\uDC00",
      ],
      ...["%", "+", "&", "=", ";", "<b>", "\\", "'", '"', "${x}", "\u2000", "\uFFFD", "\uFFFE"],
    ),
  },
);
const anyText = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));
const mostly = (like: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: like }, { weight: 1, arbitrary: anyText });

const numbers = fc.oneof(
  fc.integer().map(String),
  fc
    .integer({ min: 0, max: 99 })
    .map((n) => String(n).replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)]!)),
  fc.integer({ min: 1_000, max: 999_999 }).map((n) => n.toLocaleString("en")),
);
const days = fc.date({ noInvalidDate: true, min: new Date("1900-01-01"), max: new Date("2100-01-01") });
const day = days.map((date) => date.toISOString().slice(0, 10));
const time = days.map((date) => date.toISOString().slice(0, 16));

/** Every building block, with values that it often accepts, and how a form shows what was kept where that is not what is kept. */
const BLOCKS: Record<string, [schema: z.ZodType, sent: fc.Arbitrary<string>, shown?: (kept: unknown) => unknown]> = {
  text: [field.text({ max: 60 }), anyText],
  optionalText: [field.optionalText({ max: 60 }), anyText],
  longText: [field.longText({ max: 60 }), anyText],
  optionalLongText: [field.optionalLongText({ max: 60 }), anyText],
  textList: [
    field.textList({ maxItems: 50, max: 60 }),
    fc.array(anyText, { maxLength: 5 }).map((all) => all.join("\n")),
  ],
  choice: [field.choice(["a", "b"]), mostly(fc.constantFrom("a", "b"))],
  optionalChoice: [field.optionalChoice(["a", "b"]), mostly(fc.constantFrom("a", "b", ""))],
  choices: [field.choices(["a", "b"]), mostly(fc.constantFrom("a", "b"))],
  businessDay: [field.businessDay(), mostly(day)],
  optionalBusinessDay: [field.optionalBusinessDay(), mostly(day)],
  localDateAndTime: [field.localDateAndTime(), mostly(time)],
  optionalLocalDateAndTime: [field.optionalLocalDateAndTime(), mostly(time)],
  timeOfDay: [field.timeOfDay(), mostly(time.map((text) => text.slice(11)))],
  businessDays: [field.businessDays({ maxItems: 60 }), mostly(day)],
  period: [field.period(), mostly(fc.constantFrom("2026Q3", " 2026Q1", "2026H1", "2026"))],
  integer: [field.integer({ min: -1e9, max: 1e9 }), mostly(numbers)],
  optionalInteger: [field.optionalInteger({ min: -1e9, max: 1e9 }), mostly(numbers)],
  optionalYuan: [
    field.optionalYuan(),
    mostly(
      fc.oneof(
        fc.integer({ min: 0, max: 999_999_999 }).map(String),
        fc.integer({ min: 0, max: 99_999 }).map((fen) => `￥${(fen / 100).toFixed(2)}`),
        fc.constantFrom("１２，３４５．６", "0.05", "1,000", ""),
      ),
    ),
    (fen) => typedYuan(fen as number | null),
  ],
  recordId: [field.recordId(), mostly(numbers)],
  recordIds: [field.recordIds(), mostly(numbers)],
  optionalRecordId: [field.optionalRecordId(), mostly(numbers)],
  checkbox: [field.checkbox(), mostly(fc.constantFrom("on", "true", "1", "off"))],
  mailAddress: [field.mailAddress(), mostly(fc.emailAddress())],
  optionalMailAddress: [
    field.optionalMailAddress(),
    mostly(fc.emailAddress().map((mail) => ` ${mail.toUpperCase()} `)),
  ],
  optionalPhone: [
    field.optionalPhone(),
    mostly(
      fc.constantFrom("0731-8888 0000", "+86 (731) 88880000 转 12", "０７３１－８８８８００００", " 13800000000x9 "),
    ),
  ],
  optionalUrl: [
    field.optionalUrl(),
    mostly(
      fc.oneof(
        fc.webUrl(),
        fc.webUrl().map((url) => url.replace(/^https?:\/\//, "")),
        fc.constantFrom("ｗｗｗ．ｆｉｒｍ．ｃｎ", "例子.中国/路径"),
      ),
    ),
  ],
};

const memory = new Database(":memory:");
memory.exec("CREATE TABLE kept (value)");
const [keep, read] = [memory.prepare("UPDATE kept SET value = ?"), memory.prepare("SELECT value FROM kept").pluck()];
memory.exec("INSERT INTO kept VALUES (NULL)");
afterAll(() => memory.close());

/** What the database gives back for a value, lists and choices as the documents that hold them. */
function readBack(value: unknown): unknown {
  const isPlain = value === null || typeof value === "string" || typeof value === "number";
  keep.run(isPlain ? value : JSON.stringify(value));
  const stored = read.get();
  return isPlain ? stored : (JSON.parse(stored as string) as unknown);
}

/** As a browser sends the form, and as the server reads it. */
function sentByBrowser(values: readonly unknown[]): unknown {
  const sent = new URLSearchParams(values.map((value): [string, string] => ["value", String(value)]));
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(sent.toString())) form.append(name, value);
  return nestedValues(form);
}

/** What is wrong with what a form keeps of a value; null when it is refused or comes back as it was. */
function problemOf(
  schema: z.ZodType,
  sent: string,
  direct: boolean,
  shown = (kept: unknown): unknown => kept,
): string | null {
  const form = z.object({ value: schema });
  const first = parseForm(form, direct ? { value: sent } : sentByBrowser([sent]));
  if (!first.ok) return null;
  const accepted = (first.data as { value: unknown }).value;
  const stored = readBack(accepted);
  if (JSON.stringify(stored) !== JSON.stringify(accepted)) return `reads back as ${JSON.stringify(stored)}`;
  const texts = [stored].flat().filter((one) => typeof one === "string");
  if (texts.some((text) => text !== text.normalize("NFC"))) return "is kept in another form than NFC";
  // The form that shows what was kept is sent again unchanged.
  const again = stored === false || stored === null ? [] : [shown(stored)].flat();
  const second = parseForm(form, sentByBrowser(again));
  if (!second.ok) return `is refused when it is sent again: ${JSON.stringify(second.fields)}`;
  const kept = (second.data as { value: unknown }).value;
  return JSON.stringify(kept) === JSON.stringify(accepted) ? null : `becomes ${JSON.stringify(kept)} when sent again`;
}

describe("what a form accepts reads back as it was accepted", () => {
  it("has values for every building block", () => {
    const blocks = Object.entries(field).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
    expect(Object.keys(BLOCKS).sort()).toEqual(blocks.filter((name) => name !== "problem").sort());
  });

  it.each(Object.entries(BLOCKS))(
    "%s: thousands of values, from a browser and from a file",
    (name, [schema, sent, shown]) => {
      const numRuns = /text/i.test(name) ? RUNS_OF_TEXTS : RUNS_OF_VALUES;
      let accepted = 0;
      fc.assert(
        fc.property(sent, fc.boolean(), (value, direct) => {
          if (schema.safeParse(value).success) accepted += 1;
          const problem = problemOf(schema, value, direct, shown);
          if (problem) throw new Error(`${JSON.stringify(value)} ${problem}`);
        }),
        { numRuns, seed: SEED },
      );
      expect(accepted, "values that are accepted at all").toBeGreaterThan(numRuns / 20);
    },
  );

  it("would be found wrong for a field that keeps texts as they came", () => {
    const asItCame = z.string();
    expect(problemOf(asItCame, "e\u0301", false)).toBe("is kept in another form than NFC");
    expect(problemOf(asItCame, "\uD800", true)).toContain("reads back as");
    expect(
      problemOf(
        z.string().transform((text) => `${text} `),
        "a",
        false,
      ),
    ).toContain("when sent again");
  });
});
