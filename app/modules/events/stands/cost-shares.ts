export interface CostSharer {
  id: number;
  /** What was agreed with the firm; null: an equal part of what the others leave. */
  shareFen: number | null;
}

/** What the firms with an agreed share pay together. */
export function agreedShares(firms: readonly { shareFen: number | null }[]): number {
  return firms.reduce((sum, { shareFen }) => sum + (shareFen ?? 0), 0);
}

/**
 * What each firm on a stand pays, in whole fen: who agreed on a share pays that, and the others part the rest equally. A fen that
 * cannot be parted goes to the first of them, so that the shares are the cost to the fen. Null where the cost is not known.
 */
export function costShares(costFen: number | null, firms: readonly CostSharer[]): Map<number, number | null> {
  const sharing = firms.filter(({ shareFen }) => shareFen === null);
  const rest = costFen === null ? null : Math.max(0, costFen - agreedShares(firms));
  const shares = new Map<number, number | null>(firms.map(({ id, shareFen }) => [id, shareFen]));
  if (rest === null || sharing.length === 0) return shares;
  const each = Math.floor(rest / sharing.length);
  const over = rest - each * sharing.length;
  sharing.forEach(({ id }, index) => shares.set(id, each + (index < over ? 1 : 0)));
  return shares;
}

/** What no firm pays and the promoter bears; null where the cost is not known. */
export function borneByPromoter(costFen: number | null, firms: readonly CostSharer[]): number | null {
  if (costFen === null) return null;
  const paid = [...costShares(costFen, firms).values()].reduce<number>((sum, share) => sum + (share ?? 0), 0);
  return costFen - paid;
}
