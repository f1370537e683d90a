import { changeFrom, shareOfPlan } from "~/figures/compare";
import type { Translate } from "~/i18n/translate";
import { moneyText } from "~/values/money-text";
import type { DocumentFigure, ReportDocument, TableCell } from "./report-document";

type Figures = ReportDocument["figures"];

/** What a cell holds, for outputs that keep numbers as numbers. Shares are ratios. */
export type CellValue =
  | { kind: "text"; value: string }
  | { kind: "day"; value: string }
  | { kind: "integer"; value: number | null }
  | { kind: "percent"; value: number | null };

function figureOf(figures: Figures, key: string): DocumentFigure {
  const figure = figures[key];
  if (!figure) throw new RangeError(`the document names a figure it does not contain: ${key}`);
  return figure;
}

export function cellValue(cell: TableCell, figures: Figures): CellValue {
  switch (cell.kind) {
    case "text":
      return { kind: "text", value: cell.text };
    case "day":
      return { kind: "day", value: cell.day };
    case "number":
      return { kind: "integer", value: cell.value };
    case "figure":
      return { kind: "integer", value: figureOf(figures, cell.figure)[cell.aspect] };
    case "change": {
      const figure = figureOf(figures, cell.figure);
      const perMille = changeFrom(figure.value, figure[cell.against])?.perMille;
      return { kind: "percent", value: perMille == null ? null : perMille / 1000 };
    }
    case "planShare": {
      const figure = figureOf(figures, cell.figure);
      const perMille = shareOfPlan(figure.value, figure.plan);
      return { kind: "percent", value: perMille === null ? null : perMille / 1000 };
    }
    case "share": {
      const perMille = shareOfPlan(figureOf(figures, cell.figure).value, figureOf(figures, cell.of).value);
      return { kind: "percent", value: perMille === null ? null : perMille / 1000 };
    }
    case "money": {
      const amount = figureOf(figures, cell.figure)[cell.aspect];
      const known = figureOf(figures, cell.known)[cell.aspect];
      return amount === null || !known ? { kind: "integer", value: null } : { kind: "text", value: moneyOf(amount) };
    }
    case "quotient": {
      const dividend = figureOf(figures, cell.figure);
      const [amount, divisor] = [dividend[cell.aspect], figureOf(figures, cell.of)[cell.aspect]];
      if (amount === null || !divisor) return { kind: "integer", value: null };
      const value = dividend.money ? moneyOf(Math.round(amount / divisor)) : (amount / divisor).toFixed(2);
      return { kind: "text", value };
    }
  }
}

/** `¥1,234` or `¥1,234.50` from whole fen; the same in both languages. */
export const moneyOf = (fen: number) => moneyText(fen, "en");

/** An amount of a figure where its unit is said elsewhere; money with its sign all the same. */
export function valueText(figure: { money?: boolean }, amount: number): string {
  return figure.money ? moneyOf(amount) : numberText(amount);
}

/** An amount of a figure with its unit; money with its sign. */
export function amountText(figure: Pick<DocumentFigure, "unit" | "money">, amount: number): string {
  return figure.money ? moneyOf(amount) : `${numberText(amount)} ${figure.unit}`;
}

export function numberText(value: number): string {
  return new Intl.NumberFormat("en-US").format(value);
}

/** `61.2%`; one decimal always, so that a column lines up. */
export function percentText(ratio: number, signed: boolean): string {
  const text = `${(Math.abs(ratio) * 100).toFixed(1)}%`;
  if (ratio < 0) return `−${text}`;
  return signed && ratio > 0 ? `+${text}` : text;
}

/** What a cell shows. Where there is nothing to divide by or compare with, it says so. */
export function cellText(cell: TableCell, figures: Figures, t: Translate): string {
  const held = cellValue(cell, figures);
  if (held.kind === "text" || held.kind === "day") return held.value;
  if (held.kind === "integer") return held.value === null ? t("figure.notAvailable") : numberText(held.value);
  if (held.value !== null) return percentText(held.value, cell.kind === "change");
  if (cell.kind === "change" && figureOf(figures, cell.figure)[cell.against] === 0) return t("report.zeroBefore");
  return t("figure.notAvailable");
}
