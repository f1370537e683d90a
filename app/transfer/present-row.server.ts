import type { Context } from "~/access/context";
import type { MessageKey } from "~/i18n/messages";
import { translateFor } from "~/i18n/messages.server";
import type { Translate } from "~/i18n/translate";
import type { FieldValue, ImportDefinition, ImportRegister, RecordValues } from "./define-import";
import type { LoadedImport, StoredRow, UndoneRow } from "./import-record.server";
import type { Outcome, ProblemLevel } from "./import-vocabulary";
import { storedText } from "./stored-cell";
import { columnName } from "./tables/cell-reference";

/** A row as a page or the error file shows it, in the language of the reader. */
export interface PresentedRow {
  rowNumber: number;
  outcome: Outcome;
  /** What the row is called. */
  title: string;
  /** The record that is meant, if it is there. */
  record: { path: string; name: string } | null;
  changes: { field: string; label: string; before: string | null; after: string }[];
  /** `column` is where a spreadsheet shows the cell, or null where the row as a whole is meant. */
  problems: { level: ProblemLevel; column: string | null; header: string | null; text: string }[];
  cells: PresentedCell[];
  decision: "drop" | "accept" | "new" | "record" | null;
  /** The record that a person said is meant. */
  decidedFor: string | null;
  /** Other rows are about the same record: by their code, by their name, or because they found the same one. */
  contested: "code" | "name" | "record" | null;
  candidates: { id: number; name: string; detail: string; path: string }[];
  undone: UndoneRow | null;
}

export interface PresentedCell {
  /** Counted from 0. */
  column: number;
  letter: string;
  header: string;
  label: string;
  text: string;
  asRead: string;
  corrected: boolean;
  problem: string | null;
}

const CONTESTED: Partial<Record<MessageKey, PresentedRow["contested"]>> = {
  "import.row.sameCode": "code",
  "import.row.sameName": "name",
  "import.row.sameRecord": "record",
};

export function presentRow(
  context: Context,
  { record, definition }: LoadedImport,
  row: StoredRow,
  register: ImportRegister,
): PresentedRow {
  const t = translateFor(context.locale);
  const { plan } = row;
  const { headers } = record.findings;
  const columnOf = new Map(Object.entries(record.mapping).map(([column, field]) => [field, Number(column)]));
  const problems = plan.problems.map(({ field, level, key, params }) => {
    const column = field === null ? undefined : columnOf.get(field);
    const label = field === null ? null : fieldLabel(t, definition, field);
    return {
      level,
      field,
      column: column === undefined ? null : columnName(column),
      header: column === undefined ? label : headers[column] || label,
      text: t(key, params),
    };
  });
  const cells = definition.fields.flatMap(({ key, label }): PresentedCell[] => {
    const column = columnOf.get(key);
    if (column === undefined) return [];
    const asRead = storedText(row.cells[column]);
    const correction = row.corrections?.[column];
    return [
      {
        column,
        letter: columnName(column),
        header: headers[column] || t(label),
        label: t(label),
        text: correction ?? asRead,
        asRead,
        corrected: correction !== undefined,
        problem: problems.find((problem) => problem.field === key && problem.level !== "warning")?.text ?? null,
      },
    ];
  });
  const nameOf = (id: number) => nameIn(register.read(id), definition);
  const titleColumn = columnOf.get(definition.titleField);
  const title = titleColumn === undefined ? "" : (row.corrections?.[titleColumn] ?? storedText(row.cells[titleColumn]));
  const targetName = plan.target === null ? null : nameOf(plan.target);
  const decidedId = row.decision?.startsWith("record:") ? Number(row.decision.slice("record:".length)) : null;
  return {
    rowNumber: row.rowNumber,
    outcome: plan.outcome,
    title: title.trim(),
    record: targetName === null ? null : { path: definition.pathOf(plan.target!), name: targetName },
    changes: changesOf(t, definition, plan.before, plan.after),
    problems: problems.map(({ level, column, header, text }) => ({ level, column, header, text })),
    cells,
    decision: decidedId === null ? (row.decision as "drop" | "accept" | "new" | null) : "record",
    decidedFor: decidedId === null ? null : nameOf(decidedId),
    contested: plan.problems.map(({ key }) => CONTESTED[key]).find((found) => found !== undefined) ?? null,
    candidates: plan.candidates.slice(0, 10).flatMap((id) => {
      const values = register.read(id);
      if (values === null) return [];
      const detail = definition.detailOf(values) || `#${id}`;
      return [{ id, name: String(values[definition.titleField] ?? ""), detail, path: definition.pathOf(id) }];
    }),
    undone: row.undone,
  };
}

function nameIn(values: RecordValues | null, definition: ImportDefinition): string | null {
  return values === null ? null : String(values[definition.titleField] ?? "");
}

export function fieldLabel(t: Translate, definition: ImportDefinition, field: string): string {
  const known = definition.fields.find(({ key }) => key === field);
  return known ? t(known.label) : field;
}

/** What a reader sees of a value. */
function shown(t: Translate, definition: ImportDefinition, field: string, value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  const known = definition.fields.find(({ key }) => key === field);
  if (Array.isArray(value)) {
    const choices = known?.kind === "choices" ? known.choices : [];
    const word = (item: string) => choices.find(({ key }) => key === item)?.label;
    return value.map((item: string) => (word(item) ? t(word(item)!) : item)).join("；");
  }
  const choice = known?.kind === "choice" ? known.choices.find(({ key }) => key === value) : undefined;
  if (choice) return t(choice.label);
  return definition.describe?.(field, value as string | number) ?? String(value);
}

/** A new record shows what it will hold; a change shows both sides. */
function changesOf(
  t: Translate,
  definition: ImportDefinition,
  before: RecordValues | null,
  after: RecordValues | null,
): PresentedRow["changes"] {
  if (after === null) return [];
  return definition.fields.flatMap(({ key, label }) => {
    if (!(key in after)) return [];
    const text = shown(t, definition, key, after[key]);
    if (before === null && (key === definition.titleField || after[key] === false)) return [];
    return [
      {
        field: key,
        label: t(label),
        before: before === null ? null : shown(t, definition, key, before[key]),
        after: text,
      },
    ];
  });
}
