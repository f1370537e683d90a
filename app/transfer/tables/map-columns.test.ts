import { expect, test } from "vitest";
import { mapColumns } from "./map-columns";

const FIELDS = [
  { key: "name", names: ["企业名称"] },
  { key: "phone", names: ["电话"] },
  { key: "capital", names: ["注册资本"] },
];

test("a remembered choice comes before the name, and a column left out stays out", () => {
  const remembered = new Map([
    ["企业名称", null],
    ["厂名", "name"],
  ]);
  expect(mapColumns(["企业名称", "厂名"], FIELDS, remembered).columns.map((column) => column.key)).toEqual([
    null,
    "name",
  ]);
});

test("two columns for one field are both left to the user", () => {
  const mapping = mapColumns(["电话", "电 话", "企业名称"], FIELDS);
  expect(mapping.duplicates).toEqual([{ key: "phone", columns: [0, 1] }]);
  expect(mapping.columns.map((column) => column.key)).toEqual([null, null, "name"]);
});

test("a unit or an unknown word around a name keeps it from being mapped", () => {
  const mapping = mapColumns(["注册资本（万元）", "企业名称简写", "贵公司电话", "__proto__"], FIELDS);
  expect(mapping.columns.map((column) => column.key)).toEqual([null, null, "phone", null]);
  expect(mapping.unmapped).toEqual([0, 1, 3]);
});
