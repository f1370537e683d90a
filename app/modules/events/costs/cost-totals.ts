export interface CostAmounts {
  budgetFen: number | null;
  actualFen: number | null;
}

export interface CostTotals extends CostAmounts {
  /** Lines with a budget of which nobody said yet what they cost. */
  open: number;
}

const sumOfKnown = (amounts: readonly (number | null)[]): number | null => {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
};

/** The sum of what is known; where nothing is known, there is none. */
export function costTotals(lines: readonly CostAmounts[]): CostTotals {
  return {
    budgetFen: sumOfKnown(lines.map(({ budgetFen }) => budgetFen)),
    actualFen: sumOfKnown(lines.map(({ actualFen }) => actualFen)),
    open: lines.filter(({ budgetFen, actualFen }) => budgetFen !== null && actualFen === null).length,
  };
}

/** Fen for each, to the nearest; null where the cost is not known or there is nobody to divide by. */
export function costForEach(actualFen: number | null, count: number): number | null {
  return actualFen === null || count === 0 ? null : Math.round(actualFen / count);
}
