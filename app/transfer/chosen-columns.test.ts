import { expect, it } from "vitest";
import { chosenColumns } from "./chosen-columns";

const list = { columns: { name: { label: "action.all" }, kind: { label: "yes" }, other: { label: "none" } } } as const;
const table = {
  columns: [
    { header: "action.edit", kind: "text", column: "name" },
    { header: "action.close", kind: "text" },
    { header: "yes", kind: "text" },
    { header: "action.remove", kind: "text", column: "name" },
  ],
  rows: [["a", "b", "c", "d"]],
} as const;

it("a file of the columns shown has them in their order, and everything where nothing was chosen", () => {
  const rowsOf = (chosen?: string[]) => chosenColumns(list, table, chosen).rows;
  expect(rowsOf(["kind", "name"])).toEqual([["c", "a", "d"]]);
  expect(rowsOf(["kind", "other"])).toEqual([["c"]]);
  expect(rowsOf(["other"])).toEqual(table.rows);
  expect(rowsOf()).toEqual(table.rows);
  expect(chosenColumns(list, table, ["kind"]).columns).toEqual([table.columns[2]]);
});
