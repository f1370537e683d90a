import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import { comparableName } from "../comparable-name";

export interface Industry {
  code: string;
  nameZh: string;
  nameEn: string | null;
  level: number;
}

function prepare(db: Database) {
  const sql = db.$client;
  const fields = "code, name_zh AS nameZh, name_en AS nameEn, level";
  const list = "(SELECT max(id) FROM industry_lists)";
  return {
    inUse: sql.prepare<[], { id: number; importedAt: number }>(
      "SELECT id, imported_at AS importedAt FROM industry_lists ORDER BY id DESC LIMIT 1",
    ),
    all: sql.prepare<[number], Industry>(`SELECT ${fields} FROM industry_codes WHERE list_id = ?`),
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

const statementsOf = oncePerDatabase(prepare);

/** A list by everything that people write for an industry. An import asks for every row, and a list never changes: kept in memory. */
interface KnownList {
  id: number;
  importedAt: number;
  byCode: Map<string, Industry>;
  /** People leave out the letter of the section. */
  byDigits: Map<string, Industry[]>;
  byName: Map<string, Industry[]>;
}

const known = new WeakMap<Database, KnownList>();

function listInUse(db: Database): KnownList | null {
  const { inUse, all } = statementsOf(db);
  const list = inUse.get();
  if (!list) return null;
  const found = known.get(db);
  if (found?.id === list.id && found.importedAt === list.importedAt) return found;
  const read: KnownList = { ...list, byCode: new Map(), byDigits: new Map(), byName: new Map() };
  const note = (industries: Map<string, Industry[]>, key: string, industry: Industry) => {
    const others = industries.get(key);
    if (others) others.push(industry);
    else industries.set(key, [industry]);
  };
  for (const industry of all.all(list.id)) {
    read.byCode.set(industry.code, industry);
    if (/^[A-Z]/.test(industry.code)) note(read.byDigits, industry.code.slice(1), industry);
    const nameEn = industry.nameEn?.toLowerCase();
    for (const name of nameEn === undefined || nameEn === industry.nameZh
      ? [industry.nameZh]
      : [industry.nameZh, nameEn])
      note(read.byName, name, industry);
  }
  known.set(db, read);
  return read;
}

const CODE = /^([A-Za-z]?\d{1,6}|[A-Za-z])(?:\s+(.+))?$/;

/**
 * The industry that a text means in the list in use: a code, a code and its name, or a name that is there once; of a group and its
 * only class with one name the class. Null when nobody can say; the text is kept then.
 */
export function findIndustry(db: Database, text: string): Industry | null {
  const list = listInUse(db);
  if (!list) return null;
  const plain = text.normalize("NFKC").trim();
  const [, typed = "", name] = CODE.exec(plain) ?? [];
  if (typed !== "") {
    const exact = list.byCode.get(typed.toUpperCase());
    const [only, second] = exact ? [exact] : (list.byDigits.get(typed) ?? []);
    if (only && !second && (name === undefined || isCalled(only, name))) return only;
  }
  const written = text.trim();
  const called = new Set([...(list.byName.get(written) ?? []), ...(list.byName.get(plain.toLowerCase()) ?? [])]);
  const [deepest, next] = [...called].sort((a, b) => b.level - a.level);
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
