import type { MessageKey } from "~/i18n/messages";
import type { Database } from "~db/client.server";
import { RELATED_BY_KIND, RELATED_ROWS, type RowPolicy } from "./related-rows";

type Key = string | number | null;

/** Rows of one table whose reference was changed, by the values of their key (without the reference where it is part of the key). */
export interface RowMovement {
  table: string;
  column: string;
  keyColumns: string[];
  keys: Key[][];
}

/** A column that refers to organisations, with what the merge needs to know of its table. */
export interface Reference {
  table: string;
  column: string;
  policy: RowPolicy | null;
  keyColumns: string[];
  /** Sets of other columns that, with the reference, occur once. */
  once: string[][];
  /** Other columns of the table that refer to organisations. */
  beside: string[];
  kind: { column: string; value: string } | null;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

interface ColumnInfo {
  name: string;
  pk: number;
}

/** Every column of the database that refers to an organisation, by its foreign keys and by kind. */
export function organisationReferences(db: Database): Reference[] {
  const client = db.$client;
  const tables = client
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  return tables.flatMap((table): Reference[] => {
    const foreign = (client.pragma(`foreign_key_list(${quoted(table)})`) as { table: string; from: string }[])
      .filter((key) => key.table === "organisations")
      .map((key) => key.from);
    const byKind = Object.entries(RELATED_BY_KIND).filter(([name]) => name.startsWith(`${table}.`));
    if (foreign.length + byKind.length === 0) return [];
    const key = (client.pragma(`table_info(${quoted(table)})`) as ColumnInfo[])
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(({ name }) => name);
    const unique = (
      client.pragma(`index_list(${quoted(table)})`) as { name: string; unique: number; partial: number }[]
    )
      .filter((index) => index.unique === 1 && index.partial === 0)
      .map((index) =>
        (client.pragma(`index_info(${quoted(index.name)})`) as { name: string }[]).map(({ name }) => name),
      );
    const reference = (column: string, policy: RowPolicy | null, kind: Reference["kind"]): Reference => ({
      table,
      column,
      policy,
      keyColumns: key.length > 0 ? key.filter((name) => name !== column) : ["rowid"],
      once: unique
        .filter((columns) => columns.includes(column))
        .map((columns) => columns.filter((name) => name !== column)),
      beside: foreign.filter((name) => name !== column),
      kind,
    });
    return [
      ...foreign.map((column) => reference(column, RELATED_ROWS[`${table}.${column}`] ?? null, null)),
      ...byKind.map(([name, policy]) =>
        reference(name.slice(table.length + 1), policy, { column: policy.kindColumn, value: policy.kind }),
      ),
    ].sort((a, b) => (a.column < b.column ? -1 : 1));
  });
}

/** Which rows of the one that goes may move, as a condition on `t`. Parameters `from`, `to` and, by kind, `kind`. */
function movable({ table, column, once, beside, kind, policy }: Reference): string {
  const at = (alias: string, name: string) => `${alias}.${quoted(name)}`;
  const ofKind = (alias: string) => (kind ? ` AND ${at(alias, kind.column)} = @kind` : "");
  const conditions = [`${at("t", column)} = @from${ofKind("t")}`];
  for (const name of beside) conditions.push(`${at("t", name)} IS NOT @to`);
  const same = [...once, ...(policy?.sameBy ? [policy.sameBy] : [])];
  for (const columns of same) {
    const alike = columns.map((name) => `${at("o", name)} IS ${at("t", name)}`);
    conditions.push(
      `NOT EXISTS (SELECT 1 FROM ${quoted(table)} o WHERE ${[`${at("o", column)} = @to${ofKind("o")}`, ...alike].join(" AND ")})`,
    );
  }
  // The two organisations themselves are changed by the merge, not by their references to each other.
  if (table === "organisations") conditions.push(`${at("t", "id")} NOT IN (@from, @to)`);
  return conditions.join(" AND ");
}

const parametersOf = ({ kind }: Reference, from: number, to: number) => ({
  from,
  to,
  ...(kind ? { kind: kind.value } : {}),
});

export interface RelatedCount {
  label: MessageKey;
  /** Rows that move to the one that stays. */
  moves: number;
  /** Rows that the one that stays has already, and that remain in the archive. */
  stays: number;
}

/** How many rows of the one that goes would move, by what they are called; kinds without rows are left out. */
export function countRelatedRows(db: Database, from: number, to: number): RelatedCount[] {
  const counts = new Map<MessageKey, RelatedCount>();
  for (const reference of organisationReferences(db)) {
    const label = reference.policy?.label;
    if (!label || reference.policy?.policy !== "move") continue;
    const parameters = parametersOf(reference, from, to);
    const ofKind = reference.kind ? ` AND t.${quoted(reference.kind.column)} = @kind` : "";
    const own = reference.table === "organisations" ? " AND t.id NOT IN (@from, @to)" : "";
    const count = (condition: string) =>
      db.$client
        .prepare<[typeof parameters], number>(`SELECT count(*) FROM ${quoted(reference.table)} t WHERE ${condition}`)
        .pluck()
        .get(parameters)!;
    // SQLite refuses parameters that a statement does not name: `@to` is named in every condition.
    const all = count(`t.${quoted(reference.column)} = @from AND @to IS NOT NULL${ofKind}${own}`);
    if (all === 0) continue;
    const moves = count(`${movable(reference)} AND @to IS NOT NULL`);
    const known = counts.get(label) ?? { label, moves: 0, stays: 0 };
    counts.set(label, { label, moves: known.moves + moves, stays: known.stays + all - moves });
  }
  return [...counts.values()];
}

/** Lets the rows of one organisation refer to another, as their policies say. @throws Error for a reference without a policy */
export function moveRows(db: Database, from: number, to: number): RowMovement[] {
  return organisationReferences(db).flatMap((reference): RowMovement[] => {
    const { table, column, policy, keyColumns } = reference;
    if (!policy) throw new Error(`no policy for ${table}.${column}: see related-rows.ts`);
    if (policy.policy !== "move") return [];
    const parameters = parametersOf(reference, from, to);
    const keys = db.$client
      .prepare<[typeof parameters], Key[]>(
        `SELECT ${keyColumns.map((name) => `t.${quoted(name)}`).join(", ")} FROM ${quoted(table)} t
         WHERE ${movable(reference)} AND @to IS NOT NULL`,
      )
      .raw()
      .all(parameters);
    const movement = { table, column, keyColumns, keys };
    if (keys.length === 0) return [];
    refer(db, movement, from, to);
    return [movement];
  });
}

/** @returns the keys of the rows that were there and changed */
function refer(db: Database, { table, column, keyColumns, keys }: RowMovement, from: number, to: number): Key[][] {
  const update = db.$client.prepare<Key[]>(
    `UPDATE OR IGNORE ${quoted(table)} SET ${quoted(column)} = ? WHERE ${quoted(column)} = ?
     ${keyColumns.map((name) => ` AND ${quoted(name)} IS ?`).join("")}`,
  );
  return keys.filter((key) => update.run(to, from, ...key).changes === 1);
}

/** What undoing leaves where it is, because the row is gone or refers to another organisation by now. */
export interface RowsKept {
  table: string;
  column: string;
  label: MessageKey | null;
  count: number;
}

/** Lets moved rows refer to the organisation they came from. */
export function moveRowsBack(db: Database, movements: readonly RowMovement[], from: number, to: number): RowsKept[] {
  return movements.flatMap((movement): RowsKept[] => {
    const { table, column, keys } = movement;
    const count = keys.length - refer(db, movement, from, to).length;
    const name = `${table}.${column}`;
    const label = (RELATED_ROWS[name] ?? RELATED_BY_KIND[name])?.label ?? null;
    return count > 0 ? [{ table, column, label, count }] : [];
  });
}
