import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFigure, isExplained, touchedRecords } from "./restatements";

const records = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 30 }), amount: fc.integer({ min: 0, max: 99 }) }), {
    selector: (record) => record.id,
  })
  .map((list) => ({ value: list.reduce((sum, record) => sum + record.amount, 0), records: list }));

describe("comparing a frozen figure with the records now", () => {
  it("finds nothing where nothing changed, in whatever order the records come", () => {
    fc.assert(
      fc.property(records, (figure) => {
        const turned = { value: figure.value, records: figure.records.toReversed() };
        expect(compareFigure({ key: "a", ...figure }, turned)).toBeNull();
      }),
    );
  });

  it("accounts for the whole change, record by record", () => {
    fc.assert(
      fc.property(records, records, (frozen, live) => {
        const difference = compareFigure({ key: "a", ...frozen }, live);
        if (!difference) {
          expect(live.value).toBe(frozen.value);
          return;
        }
        const sum = (list: { amount: number }[]) => list.reduce((total, record) => total + record.amount, 0);
        const moved = difference.changed.reduce((total, record) => total + record.newAmount - record.oldAmount, 0);
        expect(frozen.value + sum(difference.added) - sum(difference.removed) + moved).toBe(live.value);
        expect(new Set(touchedRecords(difference)).size).toBe(touchedRecords(difference).length);
      }),
    );
  });

  it("sees that other records make the same value", () => {
    const one = { value: 1, records: [{ id: 1, amount: 1 }] };
    const other = { value: 1, records: [{ id: 2, amount: 1 }] };
    expect(compareFigure({ key: "a", ...one }, other)).toMatchObject({ oldValue: 1, newValue: 1 });
  });

  it("says so when a figure can no longer be measured", () => {
    const frozen = { key: "a", value: 1, records: [{ id: 1, amount: 1 }] };
    expect(compareFigure(frozen, null)).toMatchObject({ newValue: null, removed: [{ id: 1, amount: 1 }] });
  });

  it("takes only the last reason of the same figure, and only for the records it was given for", () => {
    const log = [
      { figureKey: "a", recordsHash: "1" },
      { figureKey: "a", recordsHash: "2" },
      { figureKey: "b", recordsHash: "1" },
    ];
    expect(isExplained("a", "2", log)).toBe(true);
    expect(isExplained("a", "1", log)).toBe(false);
    expect(isExplained("c", "1", log)).toBe(false);
  });
});
