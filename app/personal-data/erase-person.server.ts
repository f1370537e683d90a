import { inArray } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { eraseAuditDetails } from "~/access/erase-audit-details.server";
import { bigramsOf } from "~/search/bigrams";
import { auditEntries } from "~db/schema";
import { transact } from "~db/transact";
import type { Trace } from "./find-person.server";
import { cutOut, literalsIn, mentionsOf, type Mentions, type Person } from "./mentions";
import { PERSONAL_DATA, type Holding, type PersonalTable } from "./personal-data";

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

interface Erased {
  /** Rows that were deleted or cleared, by table. */
  erased: Record<string, number>;
  /** Rows in which something stays, by table. */
  kept: Record<string, number>;
  /** Every form in which the person stood in what was erased. */
  literals: string[];
}

/**
 * Erases a person from the rows that were chosen, in one transaction: rows that are the person go, others stay with their
 * numbers and dates and name nobody. The audit log keeps who did what; the chain still verifies.
 */
export function erasePerson(context: Context, person: Person, traces: readonly Trace[]): Erased {
  authorize(context, "person.manage");
  const mentions = mentionsOf(person);
  return transact(context, () => {
    const result: Erased = { erased: {}, kept: {}, literals: [] };
    const literals = new Set<string>();
    const count = (where: Record<string, number>, table: string) => {
      where[table] = (where[table] ?? 0) + 1;
    };
    // Parts first: what they refer to must still be there.
    const inOrder = [...traces].sort(
      (a, b) =>
        Number(PERSONAL_DATA[b.table]?.partOf !== undefined) - Number(PERSONAL_DATA[a.table]?.partOf !== undefined),
    );
    for (const trace of inOrder) {
      const use = PERSONAL_DATA[trace.table];
      if (!use) continue;
      for (const column of trace.columns) {
        if (trace.kept[column]) continue;
        const holding = use.columns[column];
        const value = String(trace.values[column] ?? "");
        if (holding === "name" || holding === "mail" || holding === "phone") literals.add(value);
        for (const literal of literalsIn(value, mentions)) literals.add(literal);
      }
      if (Object.keys(trace.kept).length > 0) count(result.kept, trace.table);
      if (trace.columns.every((column) => trace.kept[column]) && trace.columns.length > 0) continue;
      if (trace.table !== "audit_entries") {
        if (use.erase === "delete") deleteRow(context, trace);
        else clearRow(context, trace, use, mentions);
      }
      count(result.erased, trace.table);
    }
    const entries = traces
      .filter(({ table, columns }) => table === "audit_entries" && columns.some((column) => column !== "actor_name"))
      .map(({ values }) => Number(values.seq));
    if (entries.length > 0) eraseAuditDetails(context, inArray(auditEntries.seq, entries));
    return { ...result, literals: [...literals].filter((literal) => literal.length > 1) };
  });
}

function deleteRow(context: Context, { table, row }: Trace): void {
  context.db.$client.prepare(`DELETE FROM ${quoted(table)} WHERE rowid = ?`).run(row);
}

function clearRow(context: Context, trace: Trace, use: PersonalTable, mentions: Mentions): void {
  const { table, row, values } = trace;
  const notNull = new Map(
    (context.db.$client.pragma(`table_info(${quoted(table)})`) as { name: string; notnull: number }[]).map((column) => [
      column.name,
      column.notnull === 1,
    ]),
  );
  const cleared = (column: string, holding: Holding): string | null => {
    const value = values[column];
    if (holding === "text") return typeof value === "string" ? cutOut(value, mentions) : null;
    if (use.unique?.includes(column)) return `erased-${row}`;
    return notNull.get(column) ? "" : null;
  };
  // A row that names the person is his: all of it that is about him goes. One that mentions him keeps the rest.
  const his = Object.entries(use.columns).some(
    ([column, holding]) => holding !== "text" && trace.columns.includes(column),
  );
  const changes = Object.entries(use.columns)
    .filter(([column, holding]) => !use.kept?.[column] && (holding === "text" ? trace.columns.includes(column) : his))
    .map(([column, holding]): [string, string | number | null] => [column, cleared(column, holding)]);
  if (use.disable && his && values[use.disable] === null) changes.push([use.disable, context.now()]);
  if (changes.length === 0) return;
  context.db.$client
    .prepare(
      `UPDATE ${quoted(table)} SET ${changes.map(([column]) => `${quoted(column)} = ?`).join(", ")} WHERE rowid = ?`,
    )
    .run(...changes.map(([, value]) => value), row);
  if (table === "search_documents") reindex(context, row);
}

function reindex(context: Context, row: number): void {
  const client = context.db.$client;
  const content = client.prepare("SELECT content FROM search_documents WHERE id = ?").pluck().get(row);
  client.prepare("DELETE FROM search_bigrams WHERE rowid = ?").run(row);
  client.prepare("INSERT INTO search_bigrams (rowid, grams) VALUES (?, ?)").run(row, bigramsOf(String(content)));
}
