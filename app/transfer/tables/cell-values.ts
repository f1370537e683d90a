import { normaliseHeader } from "./normalise-header";
import { shiftDecimal } from "./number-text";
import { dayOfSerial, isRealDay } from "./serial-day";
import { textCell, type Cell, type CellProblem } from "./table";

/**
 * `problem`: no value can be taken. `doubt`: the value is probably right, and a human has to say so.
 * An empty cell is neither: its value is undefined.
 */
export interface CellReading<T> {
  value?: T;
  problem?: CellProblem;
  doubt?: CellProblem;
}

export interface Choice {
  key: string;
  names: readonly string[];
}

const EDGES = /^[\s\u200B\u2060\uFEFF]+|[\s\u200B\u2060\uFEFF]+$/g;

/** Names and sentences: only the edges are trimmed. Width and punctuation inside stay as their author wrote them. */
export function readText(input: Cell | string): CellReading<string> {
  return reading(input, (text) => ({ value: text }));
}

/**
 * Codes and telephone numbers: full-width letters, digits and signs become half-width, spaces inside go, and the apostrophe before
 * them, with which people keep a spreadsheet from making a number of them.
 */
export function readCode(input: Cell | string): CellReading<string> {
  return reading(input, (text) => ({ value: halfWidth(text).replace(/[\s\u200B]+|^['\u2018\u2019]/g, "") }));
}

/** Canonical decimal digits such as "-1234.5"; a text because floating numbers would not keep 1.15 × 10,000. */
export function readDecimal(input: Cell | string): CellReading<string> {
  return reading(input, (text, cell) => decimalOf(text, cell, false));
}

export function readInteger(input: Cell | string): CellReading<number> {
  return reading(input, (text, cell) => {
    const { value, ...rest } = decimalOf(text, cell, false);
    if (value === undefined) return rest;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) return { problem: { key: "table.notAnInteger", params: { text } } };
    return { ...rest, value: number };
  });
}

/** The ratio: "12.5%" and 0.125 both give "0.125"; a bare 12.5 is most likely meant as per cent, and flagged. */
export function readPercent(input: Cell | string): CellReading<string> {
  return reading(input, (text, cell) => {
    const { value, ...rest } = decimalOf(text, cell, true);
    if (value === undefined || /[%‰]$/.test(halfWidth(text)) || Math.abs(Number(value)) < 1) return { value, ...rest };
    if (Math.abs(Number(value)) === 1) return { value, doubt: { key: "table.percentDoubtful", params: { text } } };
    return { value: shifted(value, -2), doubt: { key: "table.percentDoubtful", params: { text } } };
  });
}

export function readDay(input: Cell | string): CellReading<string> {
  return reading(input, (text, cell) => dayOf(halfWidth(text), cell, text));
}

const YES = new Set(["是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1"]);
const NO = new Set(["否", "无", "不", "错", "×", "✗", "✘", "☒", "n", "no", "false", "0"]);

export function readYesNo(input: Cell | string): CellReading<boolean> {
  return reading(input, (text) => {
    const word = halfWidth(text).toLowerCase();
    if (YES.has(word)) return { value: true };
    if (NO.has(word)) return { value: false };
    if (word === "x") return { value: false, doubt: { key: "table.yesNoDoubtful", params: { text } } };
    return { problem: { key: "table.notYesNo", params: { text } } };
  });
}

/** Splits at , ， 、 ; ； | ｜ and line breaks, but not inside brackets: 甲（乙、丙）、丁 has two items. */
export function readList(input: Cell | string): CellReading<string[]> {
  return reading(input, (text) => {
    const items: string[] = [];
    let item = "";
    let depth = 0;
    const opens = (text.match(/[(（]/g) ?? []).length;
    const balanced = opens === (text.match(/[)）]/g) ?? []).length;
    for (const character of text) {
      if (balanced && /[(（]/.test(character)) depth += 1;
      else if (balanced && /[)）]/.test(character)) depth = Math.max(0, depth - 1);
      if (/[,，、;；|｜\r\n]/.test(character) && depth === 0) {
        items.push(item);
        item = "";
      } else item += character;
    }
    items.push(item);
    return { value: items.map((part) => part.replace(EDGES, "")).filter((part) => part !== "") };
  });
}

const normalisedChoices = new WeakMap<readonly Choice[], { key: string; names: Set<string> }[]>();

/** Ten thousand rows ask for the same few choices. */
function normalised(choices: readonly Choice[]): { key: string; names: Set<string> }[] {
  let found = normalisedChoices.get(choices);
  if (!found) {
    found = choices.map(({ key, names }) => ({ key, names: new Set(names.map(normaliseHeader)) }));
    normalisedChoices.set(choices, found);
  }
  return found;
}

export function readChoice(input: Cell | string, choices: readonly Choice[]): CellReading<string> {
  return reading(input, (text) => {
    const wanted = normaliseHeader(text);
    const found = normalised(choices).filter(({ key, names }) => key === text || (wanted !== "" && names.has(wanted)));
    const [first, second] = found;
    if (!first) return { problem: { key: "table.notAChoice", params: { text } } };
    if (second) return { problem: { key: "table.choiceAmbiguous", params: { text } } };
    if (/[?\uFF1F]/.test(text)) return { value: first.key, doubt: { key: "table.choiceDoubtful", params: { text } } };
    return { value: first.key };
  });
}

function reading<T>(input: Cell | string, parse: (text: string, cell: Cell) => CellReading<T>): CellReading<T> {
  const cell = typeof input === "string" ? textCell(input) : input;
  if (cell.kind === "error")
    return { problem: cell.problem ?? { key: "table.errorCell", params: { error: cell.text } } };
  const text = cell.text.replace(EDGES, "");
  if (text === "") return cell.problem ? { problem: cell.problem } : {};
  if (cell.problem?.key === "table.errorCell") return { problem: cell.problem };
  const result = parse(text, cell);
  return cell.problem && !result.problem ? { ...result, doubt: cell.problem } : result;
}

function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ")
    .replace(EDGES, "");
}

const NUMBER =
  /^([+-]?)(?:(¥|￥|rmb|cny|\$|us\$|usd|hk\$|hkd|€|eur)\s*)?([+-]?)([\d,. ]*\d|\d)\s*(十万|百万|千万|十亿|百亿|[十百千万亿])?\s*(%|‰|元|人民币|美元|港元|欧元|[人家个项次台套件名位户条])?$/i;
const POWERS: Record<string, number> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
};

function decimalOf(text: string, cell: Cell, isPercentField: boolean): CellReading<string> {
  const notANumber: CellReading<string> = { problem: { key: "table.notANumber", params: { text } } };
  if (cell.kind === "day" || cell.kind === "moment" || cell.kind === "time" || cell.kind === "yesNo") return notANumber;
  let plain = halfWidth(text).replace(/[−–—]/g, "-");
  const inBrackets = /^\((.*)\)$/.exec(plain);
  if (inBrackets) plain = (inBrackets[1] ?? "").trim();
  const match = NUMBER.exec(plain);
  const scientific = /^([+-]?)(\d+(?:\.\d+)?)e([+-]?\d{1,3})$/i.exec(plain);
  let doubt: CellProblem | undefined;
  let negative = Boolean(inBrackets);
  let digits: string;
  if (scientific) {
    negative = scientific[1] === "-" || negative;
    digits = shiftDecimal(scientific[2] ?? "0", Number(scientific[3]));
    doubt = { key: "table.scientificNumber", params: { text } };
  } else {
    if (!match) return notANumber;
    const [, signBefore = "", currency = "", signAfter = "", body = "", power = "", unit = ""] = match;
    if ((signBefore && signAfter) || (inBrackets && (signBefore || signAfter))) return notANumber;
    if (signBefore === "-" || signAfter === "-") negative = true;
    if (/[,\s]/.test(body)) {
      if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(body)) digits = body.replaceAll(",", "");
      else if (/^\d{1,3}( \d{3})+(\.\d+)?$/.test(body)) {
        digits = body.replaceAll(" ", "");
        doubt = { key: "table.separatorDoubtful", params: { text } };
      } else return { problem: { key: "table.separatorDoubtful", params: { text } } };
    } else if (/^\d+(\.\d+)?$|^\.\d+$/.test(body)) digits = body.startsWith(".") ? `0${body}` : body;
    else return notANumber;
    if (/[$€]|usd|hkd|eur|美元|港元|欧元/i.test(currency + unit)) {
      doubt = { key: "table.foreignCurrency", params: { text } };
    }
    if (unit === "%" || unit === "‰") {
      digits = shiftDecimal(digits, unit === "%" ? -2 : -3);
      if (!isPercentField && cell.kind !== "percent") doubt = { key: "table.percentInNumber", params: { text } };
    }
    if (power) digits = shiftDecimal(digits, POWERS[power] ?? 0);
  }
  const value = shiftDecimal(digits, 0);
  return { value: negative && value !== "0" ? `-${value}` : value, ...(doubt ? { doubt } : {}) };
}

function shifted(value: string, power: number): string {
  return value.startsWith("-") ? `-${shiftDecimal(value.slice(1), power)}` : shiftDecimal(value, power);
}

function dayOf(text: string, cell: Cell, original: string): CellReading<string> {
  const params = { text: original };
  const notADay: CellReading<string> = { problem: { key: "table.notADay", params } };
  if (cell.kind === "percent" || cell.kind === "yesNo" || cell.kind === "time") return notADay;
  const compact = text.replace(/\s*([年月日号./\-])\s*/g, "$1").replace(/\s*(星期|周)[一二三四五六日天]$/, "");
  const plain =
    /^(\d{4}|\d{2})[年./\-](\d{1,2})[月./\-](\d{1,2})(?:日|号)?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      compact,
    );
  if (plain) {
    const [, year = "", month = "", date = "", hour, minute, second, zone] = plain;
    const day = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    if (!isPlausible(day)) return notADay;
    if (year.length === 2 || zone) return { value: day, doubt: { key: "table.dayDoubtful", params } };
    const hasTime = Number(hour ?? 0) + Number(minute ?? 0) + Number(second ?? 0) > 0;
    return hasTime ? { value: day, doubt: { key: "table.timeDropped", params } } : { value: day };
  }
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(compact);
  if (digits) {
    const day = `${digits[1]}-${digits[2]}-${digits[3]}`;
    return isPlausible(day) ? { value: day } : notADay;
  }
  if (/^\d{5}(\.\d+)?$/.test(compact)) {
    const day = dayOfSerial(Number(compact));
    if (day && isPlausible(day)) return { value: day, doubt: { key: "table.dayDoubtful", params } };
  }
  if (/^\d{1,2}[./\-]\d{1,2}[./\-]\d{4}$/.test(compact)) return { problem: { key: "table.dayDoubtful", params } };
  if (/^\d{4}[年./\-]?\d{0,2}月?$|^\d{1,2}[月./\-]\d{1,2}(日|号)?$/.test(compact)) {
    return { problem: { key: "table.dayIncomplete", params } };
  }
  return notADay;
}

function isPlausible(day: string): boolean {
  return isRealDay(day) && day >= "1800-01-01" && day < "2200-01-01";
}
