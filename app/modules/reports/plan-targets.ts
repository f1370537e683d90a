import type { Period } from "~/values/period";
import { membersAtEnd } from "./report-figures";
import { KEY_FIGURES } from "./figure-plan";
import { planField } from "./report-form";

/** Figures that can have a plan: those of the first table of the report. */
export const PLANNED_FIGURES = [...KEY_FIGURES, membersAtEnd] as const;

/** The four quarters and the year. The year has a target of its own: distinct firms of four quarters do not sum to those of the year. */
export function planPeriods(year: number): Period[] {
  return [`${year}Q1`, `${year}Q2`, `${year}Q3`, `${year}Q4`, `${year}`];
}

export interface PlanCell {
  figureId: string;
  period: Period;
  field: string;
}

export function planCells(year: number): PlanCell[] {
  return PLANNED_FIGURES.flatMap(({ id }) =>
    planPeriods(year).map((period) => ({ figureId: id, period, field: planField(id, period) })),
  );
}
