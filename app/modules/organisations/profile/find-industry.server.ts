import type { Database } from "~db/client.server";
import { comparableName } from "../comparable-name";

export interface Industry {
  code: string;
  nameZh: string;
  nameEn: string | null;
  level: number;
}

/** An import asks for every row: prepared once per database. */
function prepare(db: Database) {
  const sql = db.$client;
  const fields = "code, name_zh AS nameZh, name_en AS nameEn, level";
  const list = "(SELECT max(id) FROM industry_lists)";
  return {
    byCode: sql.prepare<[string], Industry>(
      `SELECT ${fields} FROM industry_codes WHERE list_id = ${list} AND code = ?`,
    ),
    /** People leave out the letter of the section. */
    byDigits: sql.prepare<[string], Industry>(
      `SELECT ${fields} FROM industry_codes WHERE list_id = ${list} AND substr(code, 2) = ? AND code GLOB '[A-Z]*' LIMIT 2`,
    ),
    byName: sql.prepare<[string, string], Industry>(
      `SELECT ${fields} FROM industry_codes WHERE list_id = ${list} AND (name_zh = ? OR lower(name_en) = ?) ORDER BY level DESC LIMIT 2`,
    ),
    search: sql.prepare<[{ start: string; digits: string; part: string; limit: number }], Industry>(
      `SELECT ${fields} FROM industry_codes WHERE list_id = ${list}
         AND (code GLOB @start OR substr(code, 2) GLOB @digits OR instr(name_zh, @part) > 0 OR instr(lower(coalesce(name_en, '')), @part) > 0)
       ORDER BY level, code LIMIT @limit`,
    ),
    ancestors: sql.prepare<[string], Industry>(
      `WITH RECURSIVE above(code, parent_code) AS (
         SELECT code, parent_code FROM industry_codes WHERE list_id = ${list} AND code = ?
         UNION SELECT c.code, c.parent_code FROM industry_codes c JOIN above a ON c.code = a.parent_code AND c.list_id = ${list})
       SELECT ${fields} FROM industry_codes WHERE list_id = ${list} AND code IN (SELECT code FROM above) ORDER BY level`,
    ),
  };
}

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();

function statementsOf(db: Database): ReturnType<typeof prepare> {
  let statements = prepared.get(db);
  if (!statements) prepared.set(db, (statements = prepare(db)));
  return statements;
}

const CODE = /^([A-Za-z]?\d{1,6}|[A-Za-z])(?:\s+(.+))?$/;

/**
 * The industry that a text means in the list in use: a code, a code and its name, or a name that is there once; of a group and its
 * only class with one name the class. Null when nobody can say; the text is kept then.
 */
export function findIndustry(db: Database, text: string): Industry | null {
  const statements = statementsOf(db);
  const plain = text.normalize("NFKC").trim();
  const [, typed = "", name] = CODE.exec(plain) ?? [];
  if (typed !== "") {
    const exact = statements.byCode.get(typed.toUpperCase());
    const byDigits = exact ? [exact] : /^\d+$/.test(typed) ? statements.byDigits.all(typed) : [];
    const [only, second] = byDigits;
    if (only && !second && (name === undefined || isCalled(only, name))) return only;
  }
  const [deepest, next] = statements.byName.all(text.trim(), plain.toLowerCase());
  if (!deepest || (next && next.level === deepest.level)) return null;
  return deepest;
}

function isCalled({ nameZh, nameEn }: Industry, name: string): boolean {
  return [nameZh, nameEn ?? nameZh].some((known) => comparableName(known) === comparableName(name));
}

/** How a placed industry is written: in the form, in files and in the log. */
export function industryText(code: string | null, name: string | null): string | null {
  return code !== null && name !== null ? `${code} ${name}` : name;
}

/** Industries of the list in use that a text could mean, by code, name and words within names; sections first. */
export function searchIndustries(db: Database, text: string, limit: number): Industry[] {
  const part = text.normalize("NFKC").trim().toLowerCase();
  if (part === "") return [];
  const isCode = /^[a-z]?\d{0,6}$/.test(part);
  const start = isCode ? `${part.toUpperCase()}*` : "-";
  const digits = /^\d{1,6}$/.test(part) ? `${part}*` : "-";
  return statementsOf(db).search.all({ start, digits, part, limit });
}

/** From the section down to the code itself; empty for a code that the list in use does not have. */
export function industryPath(db: Database, code: string): Industry[] {
  return statementsOf(db).ancestors.all(code);
}
