import { Refusal } from "~/http/errors";
import type { MessageKey } from "~/i18n/messages";

/** One field of a record that two people edited at the same time, as the form shows texts; a list one item a line. */
export interface EditedField {
  field: string;
  /** When this person opened the form. */
  seen: string;
  stored: string;
  mine: string;
  /** Both changed it, and differently. */
  clash: boolean;
}

/** What a form shows after somebody else has saved the record: both texts of every field that differs. */
export interface EditComparison {
  /** The version that is compared with. */
  version: number;
  fields: EditedField[];
}

export class EditConflict extends Refusal {
  constructor(
    readonly comparison: EditComparison,
    key: MessageKey,
    /** What the form held, with the boxes that were not sent because nobody had ticked them. */
    readonly sent: Record<string, unknown>,
  ) {
    super("conflict", key);
  }
}

/** A value as a form's field holds it, so that what was sent and what is stored compare. */
export function entryText(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (value === true) return "on";
  const text = Array.isArray(value) ? value.map(String).join("\n") : String(value as string | number);
  return text.replace(/\r\n?/g, "\n").trim();
}

/** Fields in which this person's form and the stored record differ. */
export function compareEdits(
  fields: readonly string[],
  seen: Readonly<Record<string, unknown>> | null,
  stored: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
): EditedField[] {
  return fields.flatMap((field) => {
    const [own, other] = [entryText(mine[field]), entryText(stored[field])];
    if (own === other) return [];
    const before = seen === null ? "" : entryText(seen[field]);
    return [
      { field, seen: before, stored: other, mine: own, clash: seen === null || (own !== before && other !== before) },
    ];
  });
}

/** What is chosen before anybody has: who alone changed a field keeps the change; where both did, nothing is. */
export function proposedPick({ clash, mine, seen }: EditedField): "mine" | "stored" | null {
  if (clash) return null;
  return mine === seen ? "stored" : "mine";
}

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

/**
 * What to save of a form whose record somebody else may have saved meanwhile. The form carries `version` and `seen` (the values it
 * was opened with, as JSON); after a conflict also `reviewed`, the version it was compared with, and `pick.<field>`.
 * @param record as it is stored now, in the terms of the form
 * @param fields that the form edits; a field that was not sent counts as blank
 * @returns the values to save over exactly `version`
 * @throws EditConflict (409) as long as a difference was not looked at and decided
 */
export function settleEdits(
  sent: Readonly<Record<string, unknown>>,
  record: { version: number; values: Readonly<Record<string, unknown>> },
  fields: readonly string[],
): { values: Record<string, unknown>; version: number } {
  if (Number(sent.version) === record.version) return { values: { ...sent }, version: record.version };
  const differing = compareEdits(fields, seenValues(sent.seen), record.values, sent);
  const comparison: EditComparison = { version: record.version, fields: differing };
  const blank = Object.fromEntries(fields.filter((field) => !(field in sent)).map((field) => [field, ""]));
  const kept = { ...sent, ...blank };
  if (differing.length > 0 && Number(sent.reviewed) !== record.version) {
    throw new EditConflict(comparison, "error.conflictCompare", kept);
  }
  const picks = asRecord(sent.pick) ?? {};
  const values: Record<string, unknown> = { ...sent };
  for (const { field } of differing) {
    if (picks[field] === "stored") values[field] = record.values[field];
    else if (picks[field] !== "mine") throw new EditConflict(comparison, "error.conflictPick", kept);
  }
  return { values, version: record.version };
}

function seenValues(text: unknown): Record<string, unknown> | null {
  if (typeof text !== "string") return null;
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return null;
  }
}
