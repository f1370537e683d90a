import { hasMoreDigitsThanExcelKeeps, numberText } from "./number-text";
import type { NumberFormat } from "./number-format";
import { dayOfSerial, isRealDay, timeOfSerial } from "./serial-day";
import { suspicionOf } from "./suspicious-text";
import { EMPTY_CELL, textCell, type Cell } from "./table";

export interface RawCell {
  type: string;
  /** Undefined when the cell has no value element. */
  value: string | undefined;
  isFormula: boolean;
}

export interface CellContext {
  format: NumberFormat | undefined;
  from1904: boolean;
  sharedText: (index: number) => string | undefined;
}

export function xlsxCell(raw: RawCell, context: CellContext): Cell {
  if (raw.isFormula && (raw.value === undefined || (raw.value === "" && raw.type !== "str"))) {
    return { text: "", kind: "error", problem: { key: "table.formulaWithoutValue" } };
  }
  const value = raw.value ?? "";
  switch (raw.type) {
    case "s":
      return sharedCell(value, context);
    case "str":
    case "inlineStr":
      return textCell(value, suspicionOf(value));
    case "b":
      return value === "" ? EMPTY_CELL : { text: value === "1" || value === "true" ? "TRUE" : "FALSE", kind: "yesNo" };
    case "e":
      return { text: value, kind: "error", problem: { key: "table.errorCell", params: { error: value } } };
    case "d":
      return isoCell(value);
    default:
      return value.trim() === "" ? EMPTY_CELL : numberCell(value.trim(), context);
  }
}

function sharedCell(value: string, context: CellContext): Cell {
  if (value === "") return EMPTY_CELL;
  const text = /^\d+$/.test(value) ? context.sharedText(Number(value)) : undefined;
  if (text === undefined) return { text: "", kind: "error", problem: { key: "table.brokenText" } };
  return textCell(text, suspicionOf(text));
}

function isoCell(value: string): Cell {
  if (value === "") return EMPTY_CELL;
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.0+)?)?$/.exec(value);
  const [, day = "", time] = match ?? [];
  if (!isRealDay(day))
    return { text: value, kind: "error", problem: { key: "table.impossibleDay", params: { value } } };
  return time === undefined || time === "00:00:00"
    ? { text: day, kind: "day" }
    : { text: `${day} ${time}`, kind: "moment" };
}

function numberCell(value: string, { format, from1904 }: CellContext): Cell {
  const number = Number(value);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) || !Number.isFinite(number)) {
    return { text: value, kind: "error", problem: { key: "table.brokenNumber", params: { value } } };
  }
  switch (format?.kind) {
    case "day":
      return dayCell(number, from1904);
    case "percent":
      return { text: `${numberText(number * 100)}%`, kind: "percent" };
    case "elapsed":
      return { text: numberText(number), kind: "number", problem: { key: "table.elapsedTime" } };
    case "unit":
      return {
        text: numberText(number),
        kind: "number",
        problem: { key: "table.unitInFormat", params: { unit: format.unit } },
      };
    case "padded":
      if (Number.isInteger(number) && number >= 0) {
        return { text: numberText(number).padStart(format.digits, "0"), kind: "number" };
      }
  }
  const text = numberText(number);
  return hasMoreDigitsThanExcelKeeps(text)
    ? { text, kind: "number", problem: { key: "table.numberTooLong", params: { value: text } } }
    : { text, kind: "number" };
}

function dayCell(serial: number, from1904: boolean): Cell {
  const { time, nextDay } = timeOfSerial(serial);
  if (serial >= 0 && serial < 1 && !nextDay && serial !== 0) return { text: time, kind: "time" };
  const day = dayOfSerial(nextDay ? Math.floor(serial) + 1 : serial, from1904);
  if (!day) {
    const value = numberText(serial);
    return { text: value, kind: "error", problem: { key: "table.impossibleDay", params: { value } } };
  }
  return time === "00:00:00" ? { text: day, kind: "day" } : { text: `${day} ${time}`, kind: "moment" };
}
