import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";

/** A word of the audit in the reader's language; the bare name where there is none. */
export function auditWord(t: Translate, prefix: "action" | "kind" | "field" | "value", name: string): string {
  const key = `audit.${prefix}.${name}`;
  const word = t(key as MessageKey);
  return word === key ? name : word;
}

const MOST_FIELDS = 8;
const LONGEST_VALUE = 60;

function valueText(t: Translate, value: unknown): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return t("audit.empty.value");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  const text = Array.isArray(value)
    ? value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item))).join("、")
    : typeof value === "object"
      ? JSON.stringify(value)
      : auditWord(t, "value", String(value));
  return [...text].length > LONGEST_VALUE ? `${[...text].slice(0, LONGEST_VALUE).join("")}…` : text;
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = text === null ? {} : JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What an entry changed, one line for each field. */
export function changeLines(t: Translate, entry: { before: string | null; after: string | null }): string[] {
  const [before, after] = [parse(entry.before), parse(entry.after)];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const lines = fields.slice(0, MOST_FIELDS).map((name) => {
    const params = {
      field: auditWord(t, "field", name),
      before: valueText(t, before[name]),
      after: valueText(t, after[name]),
    };
    // Beside what changed, an entry may say which part of the record it was.
    if (entry.before === null || (!(name in before) && entry.after !== null)) return t("audit.detailSet", params);
    return entry.after === null ? t("audit.detailGone", params) : t("audit.detail", params);
  });
  return fields.length > MOST_FIELDS ? [...lines, t("audit.more", { count: fields.length - MOST_FIELDS })] : lines;
}
