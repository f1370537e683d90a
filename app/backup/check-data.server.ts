import { existsSync, readFileSync } from "node:fs";
import { openDatabaseForReading, type Database } from "~db/client.server";
import { readAuditAnchors } from "~/access/audit-anchor.server";
import { verifyAudit } from "~/access/verify-audit.server";
import { Refusal } from "~/http/errors";
import { bigramsOf } from "~/search/bigrams";
import { dataFolderPaths } from "~/server/data-folder.server";

export const CHECKS = ["integrity", "foreignKeys", "auditChain", "searchIndex"] as const;
export type CheckName = (typeof CHECKS)[number];

export interface CheckReport {
  ok: boolean;
  /** What was wrong, per check; at most twenty places each. */
  checks: Record<CheckName, { ok: boolean; looked: number; problems: string[] }>;
}

const MOST_PROBLEMS = 20;

/** Looks at a data folder without changing it: the file, the references, the audit chain with its heads, the search index. */
export function checkData(dataFolder: string, progress: (check: CheckName) => void = () => undefined): CheckReport {
  const paths = dataFolderPaths(dataFolder);
  for (const file of [paths.databaseFile, paths.auditKeyFile]) {
    if (!existsSync(file)) throw new Refusal("not_found", "backup.noData", { folder: dataFolder });
  }
  const db = openDatabaseForReading(paths.databaseFile);
  try {
    const key = readFileSync(paths.auditKeyFile);
    const work: Record<CheckName, () => { looked: number; problems: string[] }> = {
      integrity: () => integrity(db),
      foreignKeys: () => foreignKeys(db),
      auditChain: () => auditChain(db, key, paths.anchorFile),
      searchIndex: () => searchIndexProblems(db),
    };
    const checks = {} as CheckReport["checks"];
    for (const name of CHECKS) {
      progress(name);
      const { looked, problems } = attempt(work[name]);
      checks[name] = { ok: problems.length === 0, looked, problems: problems.slice(0, MOST_PROBLEMS) };
    }
    return { ok: CHECKS.every((name) => checks[name].ok), checks };
  } finally {
    db.$client.close();
  }
}

/** A damaged file may make any read fail; that is a finding and not a fault of the check. */
function attempt(work: () => { looked: number; problems: string[] }): { looked: number; problems: string[] } {
  try {
    return work();
  } catch (error) {
    return { looked: 0, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function integrity(db: Database) {
  const lines = db.$client.prepare("PRAGMA integrity_check").pluck().all() as string[];
  const pages = db.$client.pragma("page_count", { simple: true }) as number;
  return { looked: pages, problems: lines.filter((line) => line !== "ok") };
}

function foreignKeys(db: Database) {
  const broken = db.$client.prepare("PRAGMA foreign_key_check").all() as {
    table: string;
    rowid: number;
    parent: string;
  }[];
  const tables = db.$client
    .prepare("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'")
    .pluck()
    .get() as number;
  return { looked: tables, problems: broken.map(({ table, rowid, parent }) => `${table} ${rowid} → ${parent}`) };
}

function auditChain(db: Database, key: Buffer, anchorFile: string) {
  const { checked, brokenAt, reason } = verifyAudit(db, key, readAuditAnchors(anchorFile));
  return { looked: checked, problems: brokenAt === null ? [] : [`entry ${brokenAt}: ${reason}`] };
}

/** How `search_bigrams` is tokenised. */
const SEARCH_TOKENS = `fts5(grams, content='', tokenize="unicode61 remove_diacritics 0")`;
const SUBJECT_TABLE = { organisation: "organisations", event: "events" } as const;

/** Every record has one document, every document a record, and the index holds the characters of every document. */
export function searchIndexProblems(db: Database): { looked: number; problems: string[] } {
  const sql = db.$client;
  const problems: string[] = [];
  const note = (text: string) => {
    if (problems.length <= MOST_PROBLEMS) problems.push(text);
  };
  for (const [kind, table] of Object.entries(SUBJECT_TABLE)) {
    const missing = sql
      .prepare(
        `SELECT id FROM ${table} WHERE id NOT IN (SELECT subject_id FROM search_documents WHERE kind = ?) LIMIT ?`,
      )
      .pluck()
      .all(kind, MOST_PROBLEMS);
    for (const id of missing) note(`${kind} ${id} is not in the index`);
    const orphans = sql
      .prepare(
        `SELECT subject_id FROM search_documents WHERE kind = ? AND subject_id NOT IN (SELECT id FROM ${table}) LIMIT ?`,
      )
      .pluck()
      .all(kind, MOST_PROBLEMS);
    for (const id of orphans) note(`${kind} ${id} is in the index and is not there`);
  }
  // What the index must hold is built once more beside it and compared word by word.
  sql.exec(`CREATE VIRTUAL TABLE temp.expected USING ${SEARCH_TOKENS};
    CREATE VIRTUAL TABLE temp.expected_terms USING fts5vocab('temp', 'expected', 'instance');
    CREATE VIRTUAL TABLE temp.indexed_terms USING fts5vocab('main', 'search_bigrams', 'instance');`);
  const documents = sql.prepare("SELECT id, content FROM search_documents").all() as { id: number; content: string }[];
  const expect = sql.prepare("INSERT INTO temp.expected (rowid, grams) VALUES (?, ?)");
  sql.transaction(() => {
    for (const { id, content } of documents) expect.run(id, bigramsOf(content));
  })();
  const words = "SELECT doc, term, offset FROM";
  const differing = sql
    .prepare(
      `SELECT DISTINCT doc FROM (SELECT * FROM (${words} temp.expected_terms EXCEPT ${words} temp.indexed_terms)
         UNION ALL SELECT * FROM (${words} temp.indexed_terms EXCEPT ${words} temp.expected_terms)) LIMIT ?`,
    )
    .pluck()
    .all(MOST_PROBLEMS);
  const subject = sql.prepare("SELECT kind || ' ' || subject_id FROM search_documents WHERE id = ?").pluck();
  for (const id of differing) note(`${String(subject.get(id) ?? `row ${String(id)}`)} is indexed with other words`);
  return { looked: documents.length, problems };
}
