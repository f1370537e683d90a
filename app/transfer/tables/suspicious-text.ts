import type { CellProblem } from "./table";
import { TABLE_LIMITS } from "./table-limits";

const SPREADSHEET_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** Text that shows that something was lost before the file reached us. */
export function suspicionOf(text: string): CellProblem | undefined {
  if (text.length > TABLE_LIMITS.textLength) return { key: "table.textTooLong", params: { length: text.length } };
  if (text.includes("\uFFFD") || text.includes("锟斤拷") || /^\?{2,}$/.test(text)) {
    return { key: "table.brokenCharacter" };
  }
  if (text.startsWith("#")) {
    if (SPREADSHEET_ERROR.test(text)) return { key: "table.errorCell", params: { error: text } };
    if (/^#{3,}$/.test(text)) return { key: "table.brokenText" };
  }
  if (/^[+-]?\d(\.\d+)?E[+-]?\d{1,3}$/i.test(text)) return { key: "table.scientificNumber", params: { text } };
  return undefined;
}
