import { excerptOf, mentionsOf, type Person } from "./mentions";
import { PERSONAL_DATA, type DataPurpose } from "./personal-data";

interface FoundRow {
  table: string;
  columns: string[];
  kept: Record<string, string>;
  values: Record<string, string | number | null>;
}

export interface ExportedRow {
  table: string;
  purpose: DataPurpose;
  /** What is said about the person, by column. */
  values: Record<string, string>;
  /** When the row was written, UTC ms; null where the table does not say. */
  at: number | null;
}

/** Not handed out: what protects an account is of no use to anybody but a thief. */
const SECRETS = new Set(["password_hash"]);

/** What a person is given: his own data in full, and of texts that speak of others too the words around his name. */
export function exportedRows(traces: readonly FoundRow[], person: Person): ExportedRow[] {
  const mentions = mentionsOf(person);
  return traces.flatMap(({ table, columns, values }) => {
    const use = PERSONAL_DATA[table];
    if (!use) return [];
    const own = Object.entries(use.columns).filter(
      ([column, holding]) => !SECRETS.has(column) && (holding !== "text" || columns.includes(column)),
    );
    const said = own.flatMap(([column, holding]): [string, string][] => {
      const value = values[column];
      if (value === null || value === undefined || value === "") return [];
      const text = String(value);
      return [[column, holding === "text" && table !== "outbox_messages" ? excerptOf(text, mentions) : text]];
    });
    const at = values.created_at ?? values.at ?? values.given_at ?? values.recorded_at ?? null;
    return [{ table, purpose: use.purpose, values: Object.fromEntries(said), at: typeof at === "number" ? at : null }];
  });
}
