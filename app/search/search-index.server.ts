import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import type { Context } from "~/access/context";
import { bigramsOf, searchQuery } from "./bigrams";

export const SEARCH_KINDS = ["organisation", "event", "outcome"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export interface SearchDocument {
  kind: SearchKind;
  subjectId: number;
  /** What the result is called. */
  title: string;
  /** One line that tells it from others of the same name. */
  detail: string;
  /** Everything it can be found by. */
  content: string;
}

export interface SearchHit {
  kind: SearchKind;
  subjectId: number;
  title: string;
  detail: string;
}

function prepare(db: Database) {
  const sql = db.$client;
  return {
    find: sql.prepare("SELECT id, title, detail, content FROM search_documents WHERE kind = ? AND subject_id = ?"),
    insertDocument: sql.prepare(
      "INSERT INTO search_documents (kind, subject_id, title, detail, content) VALUES (?, ?, ?, ?, ?)",
    ),
    updateDocument: sql.prepare("UPDATE search_documents SET title = ?, detail = ?, content = ? WHERE id = ?"),
    deleteDocument: sql.prepare("DELETE FROM search_documents WHERE id = ?"),
    insertGrams: sql.prepare("INSERT INTO search_bigrams (rowid, grams) VALUES (?, ?)"),
    deleteGrams: sql.prepare("DELETE FROM search_bigrams WHERE rowid = ?"),
    search: sql.prepare(
      `SELECT d.kind, d.subject_id AS subjectId, d.title, d.detail
       FROM (SELECT rowid FROM search_bigrams WHERE search_bigrams MATCH ? LIMIT ?) AS hits JOIN search_documents d ON d.id = hits.rowid`,
    ),
  };
}

const statements = oncePerDatabase(prepare);

interface StoredDocument {
  id: number;
  title: string;
  detail: string;
  content: string;
}

/** Makes a record findable, or brings what is found up to date; called in the transaction that writes the record. */
export function indexForSearch(context: Context, document: SearchDocument): void {
  const sql = statements(context.db);
  const { kind, subjectId, title, detail } = document;
  const content = `${title}\n${document.content}`;
  const stored = sql.find.get(kind, subjectId) as StoredDocument | undefined;
  if (!stored) {
    const id = sql.insertDocument.run(kind, subjectId, title, detail, content).lastInsertRowid;
    sql.insertGrams.run(id, bigramsOf(content));
    return;
  }
  if (stored.title === title && stored.detail === detail && stored.content === content) return;
  sql.updateDocument.run(title, detail, content, stored.id);
  if (stored.content !== content) {
    sql.deleteGrams.run(stored.id);
    sql.insertGrams.run(stored.id, bigramsOf(content));
  }
}

export function removeFromSearch(context: Context, kind: SearchKind, subjectId: number): void {
  const sql = statements(context.db);
  const stored = sql.find.get(kind, subjectId) as StoredDocument | undefined;
  if (!stored) return;
  sql.deleteGrams.run(stored.id);
  sql.deleteDocument.run(stored.id);
}

/** Ranking reads this many hits; more would cost more than it helps a person who typed two characters. */
const CANDIDATES = 400;

/** Titles that start with the text first, then titles that contain it, then the rest; shorter titles first. */
export function searchIndex(context: Context, text: string, limit: number): { hits: SearchHit[]; more: boolean } {
  const query = searchQuery(text);
  if (!query) return { hits: [], more: false };
  const found = statements(context.db).search.all(query, CANDIDATES) as SearchHit[];
  const wanted = text.trim().toLowerCase();
  const rank = (hit: SearchHit) => {
    const at = hit.title.toLowerCase().indexOf(wanted);
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  found.sort((a, b) => rank(a) - rank(b) || a.title.length - b.title.length || a.subjectId - b.subjectId);
  return { hits: found.slice(0, limit), more: found.length > limit };
}
