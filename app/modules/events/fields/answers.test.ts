import { describe, expect, it } from "vitest";
import { parseForm } from "~/forms/parse-form";
import { type Answer, type AskedField, answersSent, answerValues, isAnswered, readAnswers } from "./answers";
import { fieldForm, placedAt } from "./field-form";
import type { FieldKind } from "./vocabulary";

const option = (id: number, closed = false) => ({ id, labelZh: `选项${id}`, labelEn: null, left: null, closed });
const asked = (kind: FieldKind, more: Partial<AskedField> = {}): AskedField => ({
  ...{ id: 1, askedOf: "person", kind, labelZh: "问题", labelEn: null, helpZh: null, helpEn: null, required: false },
  options: [option(7), option(8), option(9, true)],
  ...more,
});
const chosen = (...ids: number[]): Answer[] => ids.map((optionId) => ({ fieldId: 1, optionId, text: null }));
const written = (text: string): Answer[] => [{ fieldId: 1, optionId: null, text }];

describe("an answer", () => {
  it.each<[string, FieldKind, string | (string | false)[] | undefined, Answer[] | string]>([
    ["a line is kept without the blanks around it", "short_text", "  清真 ", written("清真")],
    ["a line has no line breaks", "short_text", "清\n真", written("清 真")],
    ["a line of 201 letters is too long", "short_text", "长".repeat(201), "field.tooLong"],
    ["a text keeps its lines", "long_text", "一\r\n二", written("一\n二")],
    ["a text of 1001 letters is too long", "long_text", "长".repeat(1001), "field.tooLong"],
    ["a line takes no second value", "short_text", ["甲", "乙"], "error.invalid"],
    ["yes is an answer", "yes_no", "yes", written("yes")],
    ["maybe is none", "yes_no", "maybe", "field.notAChoice"],
    ["one of several is one of those given", "one", "7", chosen(7)],
    ["an option of another question is none", "one", "77", "field.notAChoice"],
    ["of one choice only one is taken", "one", ["7", "8"], "field.notAChoice"],
    ["an option that is closed is chosen no longer", "one", "9", "field.notAChoice"],
    ["several are kept in the order in which they are offered, each once", "several", ["8", "7", "8"], chosen(7, 8)],
    ["what a browser sends for no tick is no answer", "several", [false], []],
    ["nothing is nothing", "several", undefined, []],
    ["blanks are nothing", "short_text", "   ", []],
  ])("%s", (_case, kind, value, expected) => {
    const { answers, problems } = readAnswers([asked(kind)], value === undefined ? {} : { f1: value });
    if (typeof expected === "string") expect(problems.f1?.key).toBe(expected);
    else expect({ answers, problems }).toEqual({ answers: expected, problems: {} });
  });

  it("must be given where it must, by who registers, and by who gave one before", () => {
    const field = asked("short_text", { required: true });
    const keyOf = (had: Answer[] | null) => readAnswers([field], {}, had).problems.f1?.key;
    expect(keyOf(null)).toBe("field.required");
    expect(keyOf(written("清真"))).toBe("field.required");
    // Registered before it was asked.
    expect(keyOf([])).toBeUndefined();
  });

  it("keeps an option that was closed after it was chosen", () => {
    expect(readAnswers([asked("one")], { f1: "9" }, chosen(9)).answers).toEqual(chosen(9));
  });

  it("to something that is asked no longer is passed over", () => {
    expect(readAnswers([], { f1: "7" })).toEqual({ answers: [], problems: {} });
  });

  it("begins the form with what was answered", () => {
    const fields = [asked("one"), asked("several", { id: 2 }), asked("yes_no", { id: 3 }), asked("one", { id: 4 })];
    const answers = [...chosen(8), { fieldId: 2, optionId: 7, text: null }, { fieldId: 3, optionId: null, text: "no" }];
    expect(answerValues(answers, fields)).toEqual({ f1: "8", f2: ["7"], f3: "no" });
  });

  it("is one where anything at all was typed or ticked", () => {
    expect([{ f1: "x" }, { f1: ["7"] }, { f1: ["", "7"] }].map(isAnswered)).toEqual([true, true, true]);
    expect([undefined, null, {}, { f1: "" }, { f1: false }, { f1: [""] }].map(isAnswered)).toEqual(
      Array(6).fill(false),
    );
  });

  it("is taken from a form by whatever name, and never from what is no form", () => {
    for (const sent of [undefined, null, "f1", ["f1"]]) expect(answersSent().parse(sent)).toEqual({});
    expect(answersSent().parse({ f1: "甲", f2: "", f3: false, f4: ["7", ""] })).toEqual({ f1: "甲", f4: ["7", ""] });
    expect(answersSent().safeParse({ f1: "长".repeat(9_000) }).success).toBe(false);
  });
});

describe("a question", () => {
  const problemsOf = (values: Record<string, unknown>) => {
    const result = parseForm(fieldForm, { askedOf: "person", kind: "one", labelZh: "用餐", version: 0, ...values });
    return result.ok ? [] : Object.entries(result.fields).map(([path, { key }]) => `${path} ${key}`);
  };
  const [plain, vegetarian] = [{ labelZh: "普通餐" }, { labelZh: "素食" }];

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      "with a choice has at least two of them",
      { options: [plain, { labelZh: " " }] },
      ["options asked.problem.options"],
    ],
    ["offers nothing twice", { options: [plain, vegetarian, plain] }, ["options.2.labelZh asked.problem.optionTwice"]],
    [
      "has no option without a Chinese name",
      { options: [plain, vegetarian, { labelEn: "Any" }] },
      ["options.2.labelZh field.required"],
    ],
    ["answered in words needs no options", { kind: "short_text", options: [] }, []],
    [
      "asked of the firm counts no places",
      { askedOf: "firm", options: [{ ...plain, places: "3" }, vegetarian] },
      ["options.0.places asked.problem.placesOfFirm"],
    ],
    [
      "has at most twelve options",
      { options: Array.from({ length: 13 }, (_, n) => ({ labelZh: `项${n}` })) },
      ["options field.tooMany"],
    ],
    ["is asked of somebody", { askedOf: "nobody", options: [plain, vegetarian] }, ["askedOf field.notAChoice"]],
  ])("%s", (_case, values, expected) => {
    expect(problemsOf(values)).toEqual(expected);
  });

  it("is put at its place, and the others keep theirs", () => {
    expect(placedAt([1, 2, 3], 3, 1)).toEqual([3, 1, 2]);
    expect(placedAt([1, 2, 3], 1, null)).toEqual([2, 3, 1]);
    expect(placedAt([1, 2], 9, 2)).toEqual([1, 9, 2]);
    expect(placedAt([1, 2], 9, 20)).toEqual([1, 2, 9]);
  });
});
