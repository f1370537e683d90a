import path from "node:path";
import Database from "better-sqlite3";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable, SQLiteText, SQLiteTextJson } from "drizzle-orm/sqlite-core";
import * as schema from "~db/schema";

/**
 * Columns that hold a word of the product, a code, a day, a key or a hash. What is not named like one of these is a text that somebody
 * wrote: a new column of free text is planted into without a word here.
 */
const NO_FREE_TEXT = [
  /^(source|outcome|number|field|movements)$/,
  /(^|_)(kind|status|state|role|type|level|action|locale|purpose|purposes|mode|step|stage|rule|majority|format|section|unit|given_how|withdrawn_how|part|act|confidentiality)$/,
  /(_id|_key|_code|_hash|_token|^hash|^token|^code|^sha256|^version|^period|_version|_function|_activity|_class)$/,
  /(_on|_day|_from|_until|_since|_due|_at|_path|^day|^month)$/,
  /^(mapping|options|counts|rules|columns|search|media_type|secret|decision|detail_hash|request_id|scopes|size_class|chosen)$/,
];
/** Words, ids and counts of the product in columns whose names elsewhere hold free text. */
const PRODUCT_WORDS = new Set([
  "duplicate_pairs.reason",
  "bulk_change_rows.undone",
  "import_rows.undone",
  "organisation_merges.undo_kept",
  "person_requests.result",
  "door_scans.answer",
  "door_scans.said_alone",
  "jobs.input",
  "webhooks.events",
  "webhook_deliveries.event",
  "backup_settings.every",
  "invitation_rounds.waiting_firms",
  "unsubscribed_addresses.how",
  "unsubscribed_addresses.ended_how",
  "registration_fields.asked_of",
  "event_templates.start_time",
  "event_templates.end_time",
  "presences.standing",
  "ticket_types.audience",
]);
/** Free text that stays in the database. */
export const NEVER_SHOWN: Readonly<Record<string, string>> = {
  "webhook_deliveries.body": "a message of ids and words of the product",
  "api_answers.body": "what a program was answered, of ids and words of the product",
  "remembered_columns.header": "a heading as it is compared with those of the next file",
};
/** Documents that hold a text only when something rare went wrong: of the same shape, where a row has none. */
const RARE_DOCUMENTS: Readonly<Record<string, unknown>> = {
  "import_rows.problems": [{ field: "legalName", level: "error", key: "file.addTo", params: { name: "一家公司" } }],
  "jobs.problem": { key: "file.addTo", params: { name: "一家公司" } },
  "bulk_change_rows.reason": { key: "file.addTo", params: { name: "一家公司" } },
};
/** Fields that a page may turn into a link. */
const ADDRESS = /(^|_)(url|website|link|online_address|homepage)$/;
/** What the product itself writes: a word of its own, a day, a number, a mail's cause. */
const NOT_WRITTEN_BY_HAND = /^(?:[\w.:/#-]*|[\d.,:TZ +-]*)$/;
/** Numbers that people write as they like. */
const WRITTEN_ANYHOW = /(^|_)(phone|contact|address|user_agent|number)$/;
/** Parts of stored documents that say which, not what. */
const NAMES_SOMETHING = /^(key|figure|figures|href|path|field|kind|type|unit|id)$/;
const MAIL = /^[^@\s]+@[^@\s]+$/;

export interface TextColumn {
  table: string;
  column: string;
  holds: "text" | "address" | "json";
}

/** Every column of the schema that holds what people wrote. */
export function freeTextColumns(): TextColumn[] {
  return Object.values(schema).flatMap((table) => {
    if (!is(table, SQLiteTable)) return [];
    const { name, columns } = getTableConfig(table);
    return columns.flatMap((column): TextColumn[] => {
      const isJson = is(column, SQLiteTextJson);
      if (column.primary || !(isJson || is(column, SQLiteText))) return [];
      if (NO_FREE_TEXT.some((pattern) => pattern.test(column.name))) return [];
      if (PRODUCT_WORDS.has(`${name}.${column.name}`)) return [];
      const holds = isJson ? "json" : ADDRESS.test(column.name) ? "address" : "text";
      return [{ table: name, column: column.name, holds }];
    });
  });
}

function planted(value: unknown, text: () => string): unknown {
  if (typeof value === "string") {
    // A kept row of a database holds its lists as texts.
    const inner = readJson(value);
    if (inner !== undefined) return JSON.stringify(planted(inner, text));
    return NOT_WRITTEN_BY_HAND.test(value) ? value : text();
  }
  if (Array.isArray(value)) return value.map((item) => planted(item, text));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, NAMES_SOMETHING.test(key) ? inner : planted(inner, text)]),
  );
}

function readJson(value: string): unknown {
  try {
    return /^\s*[[{"]/.test(value) ? (JSON.parse(value) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** What a row is given; a part of a document holds less than a cell of its own. */
type TextOf = (id: number, isPart: boolean) => string;

const CELL_PARTS = 20;
/** A frozen document or a row of an import holds hundreds of texts. */
const ITEM_PARTS = 50;

/** Writes into the database of a world what no verb would let through, past its guards. */
export class Planter {
  readonly #db: Database.Database;
  #part = 0;

  constructor(folder: string) {
    this.#db = new Database(path.join(folder, "weft.db"));
    this.#db.pragma("busy_timeout = 15000");
    const triggers = this.#db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
      .pluck()
      .all() as string[];
    for (const name of triggers) this.#db.exec(`DROP TRIGGER "${name}"`);
  }

  close(): void {
    this.#db.close();
  }

  /**
   * A cell holds about twenty-five of the texts, taken at even steps, and the next cell others: twenty cells hold them all.
   * @returns how many cells were planted, by `table.column`, or are there for an address; zero where no row can hold a text
   */
  plantTexts(columns: readonly TextColumn[], texts: readonly string[]): Record<string, number> {
    const cells: Record<string, number> = {};
    const share: TextOf = (id, isPart) => {
      const parts = isPart ? ITEM_PARTS : CELL_PARTS;
      this.#part += 1;
      return `${texts.filter((_, n) => n % parts === this.#part % parts).join(" ")} ${id}`;
    };
    this.#db.pragma("foreign_keys = OFF");
    this.#db
      .transaction(() => {
        for (const { table, column, holds } of columns) {
          cells[`${table}.${column}`] =
            holds === "address"
              ? this.#countFilled(table, column)
              : this.#plantColumn(table, column, holds === "json", share);
        }
      })
      .immediate();
    return cells;
  }

  /** Puts into each cell a text that says where it stands. */
  plantMarks(columns: readonly TextColumn[], markOf: (table: string, column: string, id: number) => string): void {
    this.#db.pragma("foreign_keys = OFF");
    this.#db
      .transaction(() => {
        for (const { table, column, holds } of columns)
          this.#plantColumn(table, column, holds === "json", (id) =>
            holds === "address" ? `https://${markOf(table, column, id)}.example/` : markOf(table, column, id),
          );
      })
      .immediate();
  }

  #countFilled(table: string, column: string): number {
    return this.#db.prepare(`SELECT count("${column}") FROM "${table}"`).pluck().get() as number;
  }

  #plantColumn(table: string, column: string, isJson: boolean, textOf: TextOf): number {
    const rows = this.#db.prepare(`SELECT rowid AS id, "${column}" AS value FROM "${table}"`).all() as {
      id: number;
      value: string | null;
    }[];
    const update = this.#db.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE rowid = ?`);
    const holdsJson = isJson || rows.some(({ value }) => value !== null && readJson(value) !== undefined);
    let done = 0;
    rows.forEach(({ id, value }) => {
      if (holdsJson) {
        let filled = 0;
        const fill = (json: unknown) =>
          planted(json, () => {
            filled += 1;
            return textOf(id, true);
          });
        let changed = value === null ? undefined : fill(readJson(value));
        if (filled === 0) changed = fill(RARE_DOCUMENTS[`${table}.${column}`]);
        if (filled > 0) done += update.run(JSON.stringify(changed), id).changes;
        return;
      }
      if (value !== null && NOT_WRITTEN_BY_HAND.test(value) && !WRITTEN_ANYHOW.test(column)) return;
      const text = value !== null && MAIL.test(value) ? `${textOf(id, false)}@x.example` : textOf(id, false);
      done += update.run(text, id).changes;
    });
    return done;
  }

  /** The same address in every field that may become a link. */
  plantAddress(columns: readonly TextColumn[], address: string): void {
    this.#db
      .transaction(() => {
        for (const { table, column, holds } of columns)
          if (holds === "address") this.#db.prepare(`UPDATE "${table}" SET "${column}" = ?`).run(address);
      })
      .immediate();
  }

  run(statement: string, ...values: (string | number)[]): void {
    this.#db.prepare(statement).run(...values);
  }
}
