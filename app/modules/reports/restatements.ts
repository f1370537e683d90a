/** A record and what it contributes to a figure. */
export interface CountedRecord {
  id: number;
  amount: number;
}

export interface FigureDifference {
  key: string;
  oldValue: number;
  /** Null when the figure can no longer be measured, such as that of a promoter that is gone. */
  newValue: number | null;
  added: CountedRecord[];
  removed: CountedRecord[];
  changed: { id: number; oldAmount: number; newAmount: number }[];
}

/** What became of a frozen figure, record by record; null when nothing did. The same value from other records is a difference too. */
export function compareFigure(
  frozen: { key: string; value: number; records: readonly CountedRecord[] },
  live: { value: number; records: readonly CountedRecord[] } | null,
): FigureDifference | null {
  const now = new Map((live?.records ?? []).map((record) => [record.id, record.amount]));
  const then = new Map(frozen.records.map((record) => [record.id, record.amount]));
  const removed = frozen.records.filter((record) => !now.has(record.id)).map(plain);
  const added = (live?.records ?? []).filter((record) => !then.has(record.id)).map(plain);
  const changed = frozen.records.flatMap(({ id, amount: oldAmount }) => {
    const newAmount = now.get(id);
    return newAmount === undefined || newAmount === oldAmount ? [] : [{ id, oldAmount, newAmount }];
  });
  const newValue = live ? live.value : null;
  if (newValue === frozen.value && added.length + removed.length + changed.length === 0) return null;
  return { key: frozen.key, oldValue: frozen.value, newValue, added, removed, changed };
}

const plain = ({ id, amount }: CountedRecord): CountedRecord => ({ id, amount });

/** Records of a difference, each once. */
export function touchedRecords(difference: FigureDifference): number[] {
  const all = [...difference.added, ...difference.removed, ...difference.changed].map((record) => record.id);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** A reason explains one state of the records. When they change again, the difference needs another reason. */
export function isExplained(
  key: string,
  recordsHash: string,
  recorded: readonly { figureKey: string; recordsHash: string }[],
): boolean {
  const last = recorded.filter((restatement) => restatement.figureKey === key).at(-1);
  return last?.recordsHash === recordsHash;
}
