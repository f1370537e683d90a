import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import * as schema from "~db/schema";
import { transact } from "~db/transact";
import { PERSONAL_DATA, type Holding } from "./personal-data";

/** A person who stands nowhere else. */
export const CANARY = { name: "欧阳金雀", email: "jinque@canary.example", phone: "13912345678" };
/** What only the row of the person says. */
export const DUTY = "金丝雀主管";

export interface SchemaTable {
  name: string;
  columns: SQLiteColumn[];
}

/** Every table of the schema, as the database names it. */
export function schemaTables(): SchemaTable[] {
  return Object.values(schema)
    .filter((value) => is(value, SQLiteTable))
    .map((table) => {
      const { name, columns } = getTableConfig(table as SQLiteTable);
      return { name, columns };
    });
}

export function textColumns({ columns }: SchemaTable): string[] {
  return columns.filter((column) => column.getSQLType() === "text").map((column) => column.name);
}

const WAYS = [CANARY.name, CANARY.email, "139-1234 5678", "+86 139 1234 5678", "欧阳 金雀"];

function planted(holding: Holding, json: boolean, number: number): string {
  if (holding === "name") return CANARY.name;
  if (holding === "mail") return CANARY.email;
  if (holding === "phone") return "139 1234 5678";
  if (holding === "duty") return DUTY;
  const words = `前文 ${WAYS[number % WAYS.length]} 后文`;
  return json ? JSON.stringify({ deep: [words], number: 13912345678 }) : words;
}

/**
 * Puts the person into every column that the register calls personal, by the schema and not by hand, so that a new column is
 * there by itself.
 * @param alsoKept into columns that an erasure leaves alone, too
 * @returns where the person was put, as `table.column`
 */
export function plantCanary(context: Context, alsoKept: boolean): string[] {
  const client = context.db.$client;
  client.pragma("foreign_keys = OFF");
  const places: string[] = [];
  let number = 1000;
  for (const { name, columns } of schemaTables()) {
    const use = PERSONAL_DATA[name];
    if (!use || name === "audit_entries") continue;
    const values = columns.map((column) => {
      number += 1;
      const holding = use.columns[column.name];
      const json = column.dataType === "json";
      if (holding && (alsoKept || !use.kept?.[column.name])) {
        places.push(`${name}.${column.name}`);
        return planted(holding, json, number);
      }
      if (column.name === "done_at" || column.name === "disabled_at") return null;
      if (column.getSQLType() !== "text") return number;
      return json ? "{}" : `value-${number}`;
    });
    const names = columns.map((column) => `"${column.name}"`).join(", ");
    client.prepare(`INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => "?").join(", ")})`).run(...values);
    if (use.partOf) {
      const parent = client.prepare(`SELECT max(id) FROM "${use.partOf.table}"`).pluck().get();
      if (typeof parent === "number") client.prepare(`UPDATE "${name}" SET "${use.partOf.column}" = ?`).run(parent);
    }
  }
  for (const [table, use] of Object.entries(PERSONAL_DATA)) {
    if (!use.partOf) continue;
    const parent = client.prepare(`SELECT max(id) FROM "${use.partOf.table}"`).pluck().get();
    client.prepare(`UPDATE "${table}" SET "${use.partOf.column}" = ?`).run(parent);
  }
  const document = client.prepare("SELECT id, content FROM search_documents").get() as { id: number; content: string };
  client.prepare("INSERT INTO search_bigrams (rowid, grams) VALUES (?, ?)").run(document.id, document.content);
  const actor = alsoKept ? { ...context.actor, name: CANARY.name } : context.actor;
  transact(context, () =>
    recordAudit(
      { ...context, actor },
      {
        ...{ action: "contact.update", subjectKind: "organisation", subjectId: 1 },
        before: { name: CANARY.name, phone: "旧号码" },
        after: { contactId: 1, name: "别人", email: CANARY.email },
      },
    ),
  );
  places.push("audit_entries.before", "audit_entries.after", ...(alsoKept ? ["audit_entries.actor_name"] : []));
  return places;
}
