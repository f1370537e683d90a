import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { normaliseForSearch, searchQuery, searchRuns } from "./bigrams";
import type { SearchKind } from "./search-index.server";

/** A search as conditions on a table of records, each the better one in its place; both select the same records. */
export interface SearchCondition {
  /** Ids of all hits at once: good while there are few of them. */
  among: SQL;
  /** Looks at one record: good for a frequent word, where going through some records in their order finds a page of hits. */
  one: SQL;
  /** Joins the hits to the table, for counting no more of them than is asked for. */
  from: (table: SQLWrapper) => SQL;
  /** Belongs to `from`. */
  where: SQL;
}

const withFunction = new WeakSet<Database>();

/** Gives SQL the same rule as the index: every run of letters and digits of the search is in the text. */
function ensureFunction(db: Database): void {
  if (withFunction.has(db)) return;
  withFunction.add(db);
  let [lastSearch, runs]: [string | null, string[]] = [null, []];
  db.$client.function("text_is_found_by", { deterministic: true }, (content: unknown, search: unknown) => {
    if (search !== lastSearch) [lastSearch, runs] = [search as string, searchRuns(search as string)];
    if (typeof content !== "string") return 0;
    const text = normaliseForSearch(content);
    return runs.every((run) => text.includes(run)) ? 1 : 0;
  });
}

/** @returns null when the text holds no letter or digit, and so finds nothing */
export function searchCondition(db: Database, kind: SearchKind, id: SQLWrapper, text: string): SearchCondition | null {
  const match = searchQuery(text);
  if (match === null) return null;
  ensureFunction(db);
  return {
    among: sql`${id} IN (SELECT d.subject_id FROM search_bigrams b JOIN search_documents d ON d.id = b.rowid WHERE b.search_bigrams MATCH ${match} AND d.kind = ${kind})`,
    // Not with EXISTS, which the planner may turn into a join with an order of its own.
    one: sql`text_is_found_by((SELECT d.content FROM search_documents d WHERE d.kind = ${kind} AND d.subject_id = ${id}), ${text})`,
    // The order of the joins is a rule here: the planner would go through the table and ask the index for each record.
    from: (table) =>
      sql`search_bigrams b CROSS JOIN search_documents d ON d.id = b.rowid CROSS JOIN ${table} ON ${id} = d.subject_id`,
    where: sql`b.search_bigrams MATCH ${match} AND d.kind = ${kind}`,
  };
}
