import { INDUSTRY_LIST_HEADERS } from "~/i18n/messages/words/organisations";
import { comparableName } from "../comparable-name";

export interface IndustryRow {
  code: string;
  nameZh: string;
  nameEn: string | null;
  parentCode: string | null;
  /** 1 for a section. */
  level: number;
}

export type IndustryListProblem =
  | { problem: "noColumns" }
  | { problem: "noName" | "notACode" | "twice" | "noParent" | "circle"; row: number; code: string };

export const MOST_INDUSTRIES = 20_000;

/**
 * A list of industries from the rows of a table, the first of which names the columns. A parent that is not said is the longest code
 * that the code begins with. The level is the depth below a section, whatever the table says.
 */
export function readIndustryList(rows: readonly (readonly string[])[]): IndustryRow[] | IndustryListProblem {
  const [header = [], ...body] = rows;
  const names = header.map((text) => comparableName(text));
  const column = (field: keyof typeof INDUSTRY_LIST_HEADERS) =>
    names.findIndex((name) => (INDUSTRY_LIST_HEADERS[field] as readonly string[]).includes(name));
  const [code, nameZh, nameEn, parent] = [column("code"), column("nameZh"), column("nameEn"), column("parent")];
  if (code < 0 || nameZh < 0) return { problem: "noColumns" };
  const found = new Map<string, { row: number; nameZh: string; nameEn: string | null; said: string }>();
  for (const [index, cells] of body.entries()) {
    const text = (at: number) => (at < 0 ? "" : (cells[at] ?? "").normalize("NFKC").trim());
    const own = text(code).toUpperCase();
    const place = { row: index + 2, code: own };
    if (own === "" && text(nameZh) === "") continue;
    if (!/^[A-Z0-9]{1,8}$/.test(own)) return { problem: "notACode", ...place };
    if (text(nameZh) === "") return { problem: "noName", ...place };
    if (found.has(own)) return { problem: "twice", ...place };
    found.set(own, {
      row: place.row,
      // As written: full-width commas belong to the name.
      nameZh: (cells[nameZh] ?? "").trim(),
      nameEn: text(nameEn) || null,
      said: text(parent).toUpperCase(),
    });
  }
  const parentOf = (own: string): string | null => {
    const said = found.get(own)!.said;
    if (said !== "") return said;
    for (let length = own.length - 1; length > 0; length -= 1)
      if (found.has(own.slice(0, length))) return own.slice(0, length);
    return null;
  };
  const list: IndustryRow[] = [];
  for (const [own, { row, nameZh: zh, nameEn: en }] of found) {
    const parentCode = parentOf(own);
    let level = 1;
    for (let above = parentCode; above !== null; above = parentOf(above)) {
      if (!found.has(above)) return { problem: "noParent", row, code: own };
      level += 1;
      if (level > 12) return { problem: "circle", row, code: own };
    }
    list.push({ code: own, nameZh: zh, nameEn: en, parentCode, level });
  }
  return list.length === 0 ? { problem: "noColumns" } : list;
}
