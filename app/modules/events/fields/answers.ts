import { z } from "zod";
import * as field from "~/forms/fields";
import { parseForm } from "~/forms/parse-form";
import type { FieldProblem } from "~/http/errors";
import type { Locale } from "~/i18n/locales";
import type { Translate } from "~/i18n/translate";
import { eventTitle } from "../event-time-text";
import { type AskedOf, type FieldKind, isChosen, LONGEST_LINE, LONGEST_TEXT, MOST_OPTIONS, YES_NO } from "./vocabulary";

/** Something that is asked at a registration, as everybody who registers may know it. */
export interface AskedField {
  id: number;
  askedOf: AskedOf;
  kind: FieldKind;
  labelZh: string;
  labelEn: string | null;
  helpZh: string | null;
  helpEn: string | null;
  required: boolean;
  options: AskedOption[];
}

/** A field as far as it names an answer. */
export interface NamedField extends Pick<AskedField, "id" | "kind" | "labelZh" | "labelEn"> {
  options: readonly Pick<AskedOption, "id" | "labelZh" | "labelEn">[];
}

export interface AskedOption {
  id: number;
  labelZh: string;
  labelEn: string | null;
  /** Null when unlimited. */
  left: number | null;
  /** Chosen no longer, but kept by who chose it. */
  closed: boolean;
}

/** A text, or an option that was chosen. */
export interface Answer {
  fieldId: number;
  optionId: number | null;
  text: string | null;
}

/** What a form sends and begins with, by the name of the field. */
export type AnswerValues = Record<string, string | string[]>;

/** The names of a form's fields begin with a letter. */
export const answerName = (fieldId: number) => `f${fieldId}`;

const LONGEST_VALUE = 8_000;
const isBlank = (value: unknown) =>
  value === undefined || value === null || value === false || (typeof value === "string" && value.trim() === "");

/** Whether anything at all was answered. */
export function isAnswered(values: unknown): boolean {
  return (
    typeof values === "object" &&
    values !== null &&
    Object.values(values).some((value) => ![value].flat().every(isBlank))
  );
}

/** Answers as they are sent, whatever is asked; whether they are answers to it is for `readAnswers`. */
export function answersSent() {
  return z.preprocess(
    (values) =>
      typeof values === "object" && values !== null && !Array.isArray(values)
        ? Object.fromEntries(Object.entries(values).filter(([, value]) => ![value].flat().every(isBlank)))
        : {},
    z.record(
      z.string().max(20),
      z.union([z.string().max(LONGEST_VALUE), z.array(z.union([z.string().max(20), z.literal(false)])).max(100)]),
    ),
  );
}
export type AnswersSent = z.output<ReturnType<typeof answersSent>>;

const TEXTS = {
  short_text: z.object({ text: field.optionalText({ max: LONGEST_LINE }) }),
  long_text: z.object({ text: field.optionalLongText({ max: LONGEST_TEXT }) }),
} as const;

/**
 * What was answered to what is asked of one firm or one person, and what is wrong with it, by the name of the field. What is asked
 * no longer is passed over.
 * @param had what was answered before, by who was registered already: an option that was closed meanwhile is kept, and who was never
 *   asked need not answer now
 */
export function readAnswers(
  asked: readonly AskedField[],
  sent: AnswersSent,
  had: readonly Answer[] | null = null,
): { answers: Answer[]; problems: Record<string, FieldProblem> } {
  const answers: Answer[] = [];
  const problems: Record<string, FieldProblem> = {};
  for (const each of asked) {
    const name = answerName(each.id);
    const before = (had ?? []).filter(({ fieldId }) => fieldId === each.id);
    const given = readAnswer(each, Object.hasOwn(sent, name) ? sent[name] : undefined, before);
    if ("problem" in given) problems[name] = given.problem;
    else if (given.answers.length > 0) answers.push(...given.answers);
    else if (each.required && (had === null || before.length > 0)) problems[name] = { key: "field.required" };
  }
  return { answers, problems };
}

function readAnswer(
  { id: fieldId, kind, options }: AskedField,
  value: AnswersSent[string] | undefined,
  before: readonly Answer[],
): { answers: Answer[] } | { problem: FieldProblem } {
  const values = [value].flat().filter((each): each is string => typeof each === "string" && each.trim() !== "");
  if (values.length === 0) return { answers: [] };
  const notAChoice = { problem: { key: "field.notAChoice" } } as const;
  if (isChosen(kind)) {
    const chosen = [...new Set(values)].map((text) => options.find(({ id }) => String(id) === text));
    const mayBe = (option: AskedOption | undefined): option is AskedOption =>
      option !== undefined && (!option.closed || before.some(({ optionId }) => optionId === option.id));
    if (!chosen.every(mayBe) || (kind === "one" && chosen.length > 1) || chosen.length > MOST_OPTIONS * 2)
      return notAChoice;
    const inOrder = options.filter((option) => chosen.includes(option));
    return { answers: inOrder.map(({ id }) => ({ fieldId, optionId: id, text: null })) };
  }
  const [text = "", ...more] = values;
  if (more.length > 0) return { problem: { key: "error.invalid" } };
  if (kind === "yes_no") {
    return YES_NO.some((word) => word === text) ? { answers: [{ fieldId, optionId: null, text }] } : notAChoice;
  }
  const read = parseForm(TEXTS[kind as keyof typeof TEXTS], { text });
  if (!read.ok) return { problem: read.fields.text ?? { key: "error.invalid" } };
  return { answers: read.data.text === null ? [] : [{ fieldId, optionId: null, text: read.data.text }] };
}

/** The options among answers. */
export function optionsIn(answers: readonly Answer[]): number[] {
  return answers.flatMap(({ optionId }) => (optionId === null ? [] : [optionId]));
}

/** Answers as a form begins with them. */
export function answerValues(
  answers: readonly Answer[],
  fields: readonly Pick<AskedField, "id" | "kind">[],
): AnswerValues {
  const values: AnswerValues = {};
  for (const { id, kind } of fields) {
    const given = answers.filter(({ fieldId }) => fieldId === id);
    if (given.length === 0) continue;
    const texts = given.map(({ optionId, text }) => (optionId === null ? (text ?? "") : String(optionId)));
    values[answerName(id)] = kind === "several" ? texts : texts[0]!;
  }
  return values;
}

export interface AnswerText {
  fieldId: number;
  label: string;
  value: string;
}

/** Answers in words, in the order in which they were asked. */
export function answerTexts(
  answers: readonly Answer[],
  fields: readonly NamedField[],
  locale: Locale,
  t: Translate,
): AnswerText[] {
  return fields.flatMap((each) => {
    const given = answers.filter(({ fieldId }) => fieldId === each.id);
    const words = given.flatMap(({ optionId, text }) => {
      if (optionId === null)
        return text === null ? [] : [each.kind === "yes_no" ? t(text === "yes" ? "asked.yes" : "asked.no") : text];
      const option = each.options.find(({ id }) => id === optionId);
      return option ? [inLanguage(option, locale)] : [];
    });
    if (words.length === 0) return [];
    return [{ fieldId: each.id, label: inLanguage(each, locale), value: words.join(t("registration.separator")) }];
  });
}

export function inLanguage({ labelZh, labelEn }: { labelZh: string; labelEn: string | null }, locale: Locale): string {
  return eventTitle({ titleZh: labelZh, titleEn: labelEn }, locale);
}

export function helpOf(
  { helpZh, helpEn }: { helpZh: string | null; helpEn: string | null },
  locale: Locale,
): string | undefined {
  return (locale === "en" ? (helpEn ?? helpZh) : helpZh) ?? undefined;
}
