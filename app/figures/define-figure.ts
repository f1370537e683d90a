import type { MessageKey } from "~/i18n/messages";
import type { ListDefinition } from "~/lists/define-list";
import type { Period } from "~/values/period";

/**
 * A number that is shown as a result. It names the list query it counts or sums, so that it always opens the very records
 * behind it; there is no figure without records. A change of what is counted is a new version.
 */
export interface FigureDefinition {
  id: string;
  version: number;
  name: MessageKey;
  unit: MessageKey;
  /** The counting rule in one sentence, as the annex prints it. */
  rule: MessageKey;
  list: ListDefinition;
  /** Filters of the list that select the records of a period. */
  filters: (period: Period) => Record<string, string | string[]>;
  /** Key of a measure of the list's source to sum; null counts the records. */
  measure: string | null;
  /** Amounts are whole fen, and are shown as yuan. */
  money?: true;
}

export function defineFigure(definition: FigureDefinition): FigureDefinition {
  return definition;
}
