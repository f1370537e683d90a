import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { certaintyOf, mentionedIn, mentionsOf, type Certainty, type Mentions, type Person } from "./mentions";
import { PERSONAL_DATA, type KeepingReason, type PersonalTable } from "./personal-data";

type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** One row of one table in which the person was found. */
export interface Trace {
  /** `table:row`. */
  key: string;
  table: string;
  row: number;
  /** Columns in which the person stands. */
  columns: string[];
  certainty: Certainty;
  /** Of those columns, the ones that stay, and why. */
  kept: Record<string, KeepingReason>;
  /** The whole row, by column. */
  values: Row;
}

/** Names come from the register in personal-data.ts, never from outside; they are quoted all the same. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function traceOf(table: string, use: PersonalTable, row: Row, columns: string[], certainty: Certainty): Trace {
  const number = Number(row.row_number_of_trace);
  const kept = Object.fromEntries(
    Object.entries(use.kept ?? {}).filter(([column]) => columns.includes(column)),
  ) as Trace["kept"];
  return { key: `${table}:${number}`, table, row: number, columns, certainty, kept, values: row };
}

function rowsOf(context: Context, table: string, condition: string, ...parameters: Cell[]): Row[] {
  return context.db.$client
    .prepare<Cell[], Row>(`SELECT rowid AS row_number_of_trace, * FROM ${quoted(table)} WHERE ${condition}`)
    .all(...parameters);
}

function columnsMentioning(use: PersonalTable, row: Row, mentions: Mentions): string[] {
  return Object.keys(use.columns).filter((column) => mentionedIn(String(row[column] ?? ""), mentions).length > 0);
}

/**
 * Everything that is kept about a person, in every table of the register: rows that name him, parts of those rows, and the
 * entries of the audit log about them, which hold what was there before.
 * @param exceptRequest the request itself, which holds the same words
 */
export function findPerson(context: Context, person: Person, exceptRequest?: number): Trace[] {
  authorize(context, "person.manage");
  const mentions = mentionsOf(person);
  if (!mentions.name && !mentions.email && !mentions.phone) return [];
  const client = context.db.$client;
  client.function("mentions_person", { directOnly: true }, (text) =>
    (typeof text === "string" || typeof text === "number") && mentionedIn(String(text), mentions).length > 0 ? 1 : 0,
  );
  const found = new Map<string, Trace>();
  for (const [table, use] of Object.entries(PERSONAL_DATA)) {
    const columns = Object.keys(use.columns);
    if (columns.length === 0) continue;
    const anywhere = columns.map((column) => `mentions_person(${quoted(column)})`).join(" OR ");
    for (const row of rowsOf(context, table, anywhere)) {
      if (table === "person_requests" && row.id === exceptRequest) continue;
      const where = columnsMentioning(use, row, mentions);
      const names = columns
        .filter((column) => use.columns[column] === "name")
        .map((column) => String(row[column] ?? ""));
      const kinds = where.flatMap((column) => mentionedIn(String(row[column] ?? ""), mentions));
      const trace = traceOf(table, use, row, where, certaintyOf(person, { kinds, names }, mentions));
      found.set(trace.key, trace);
    }
  }
  for (const trace of [...found.values()])
    for (const other of belongingTo(context, trace)) if (!found.has(other.key)) found.set(other.key, other);
  return [...found.values()];
}

/** Parts of a row, and what the audit log says of it; as certain as the row itself. */
function belongingTo(context: Context, trace: Trace): Trace[] {
  const id = trace.values.id ?? null;
  const parts = Object.entries(PERSONAL_DATA).flatMap(([table, use]) =>
    use.partOf?.table === trace.table
      ? rowsOf(context, table, `${quoted(use.partOf.column)} = ?`, id).map((row) =>
          traceOf(table, use, row, Object.keys(use.columns), trace.certainty),
        )
      : [],
  );
  const use = PERSONAL_DATA[trace.table];
  const log = PERSONAL_DATA.audit_entries;
  if (!use?.audit || !log) return parts;
  const { subjectKind, field } = use.audit;
  const about = field
    ? rowsOf(
        context,
        "audit_entries",
        "subject_kind = ? AND json_valid(after) AND json_extract(after, '$.' || ?) = ?",
        subjectKind,
        field,
        id,
      )
    : rowsOf(context, "audit_entries", "subject_kind = ? AND subject_id = ?", subjectKind, id);
  return [
    ...parts,
    ...about
      .filter((row) => row.before !== null || row.after !== null)
      .map((row) => traceOf("audit_entries", log, row, ["before", "after"], trace.certainty)),
  ];
}
