import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { parseForm } from "~/forms/parse-form";
import { LOCALES } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { filterQuery } from "~/lists/list-query";
import { joinItems, splitItems } from "./cell-list";
import { createOrganisation } from "./create-organisation.server";
import { organisationFields, organisationPatch } from "./organisation-form";
import { ORGANISATION_EXPORT_COLUMNS } from "./organisation-export";
import { choiceOfWord, fieldOfHeader, ORGANISATION_IMPORT_FIELDS } from "./organisation-import-fields";
import { organisationList } from "./organisation-list";
import { organisationExportRows } from "./organisation-queries.server";
import { saveOrganisation } from "./save-organisation.server";
import {
  CHAIN_ROLES,
  CHAIN_ROLE_LABELS,
  KIND_LABELS,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
  SIZE_LABELS,
} from "./vocabulary";

describe("the headers and words of a member list", () => {
  it.each([
    ["企业全称", "legalName"],
    ["单位名称（必填）", "legalName"],
    ["公司 名称*", "legalName"],
    ["简称", "shortName"],
    ["曾用简称", "formerNames"],
    ["统一社会信用代码", "creditCode"],
    ["信用代码：", "creditCode"],
    ["所属行业", "industry"],
    ["主营产品", "products"],
    ["注册地", "region"],
    ["企业类型", "kind"],
    ["规模", "sizeClass"],
    ["入会时间", "memberSince"],
    ["Company Name", "legalName"],
    ["证券代码", null],
    ["", null],
  ])("%s names %s", (header, field) => {
    expect(fieldOfHeader(header)).toBe(field);
  });

  it("mean one field each", () => {
    const headers = ORGANISATION_IMPORT_FIELDS.flatMap((field) => field.headers);
    expect(new Set(headers).size).toBe(headers.length);
    for (const field of ORGANISATION_IMPORT_FIELDS)
      for (const header of field.headers) expect(fieldOfHeader(header), header).toBe(field.field);
  });

  it("cover every field of the form but the promoter, and every label of every choice in both languages", () => {
    expect([...ORGANISATION_IMPORT_FIELDS.map((field) => field.field), "promoterId"].sort()).toEqual(
      Object.keys(organisationFields.shape).sort(),
    );
    for (const locale of LOCALES) {
      const t = translateFor(locale);
      const choice = (name: string, word: string) =>
        choiceOfWord(
          ORGANISATION_IMPORT_FIELDS.find((field) => field.field === name)!,
          word,
        );
      for (const kind of ORGANISATION_KINDS) expect(choice("kind", t(KIND_LABELS[kind]))).toBe(kind);
      for (const size of SIZE_CLASSES) expect(choice("sizeClass", t(SIZE_LABELS[size]))).toBe(size);
      for (const role of CHAIN_ROLES) expect(choice("chainRole", t(CHAIN_ROLE_LABELS[role]))).toBe(role);
      for (const field of ORGANISATION_IMPORT_FIELDS)
        expect(fieldOfHeader(t(field.label)), t(field.label)).toBe(field.field);
    }
  });

  it("takes a list apart as it was put together, whatever the items hold", () => {
    const item = fc
      .string({ unit: fc.constantFrom(..."油缸 ,、;Inc.()|") })
      .map((text) => text.trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(fc.uniqueArray(item, { maxLength: 5 }), (items) => {
        expect(splitItems(joinItems(items))).toEqual(items);
      }),
    );
    expect(splitItems("油缸、液压阀，泵,油缸")).toEqual(["油缸", "液压阀", "泵"]);
  });
});

describe("an exported list", () => {
  it.each(LOCALES)("in %s is read back as no change", (locale) => {
    const { account } = testWorld();
    const staff = { ...account("staff"), locale };
    const t = translateFor(locale);
    createOrganisation(staff, {
      legalName: "湘凯液压（集团）股份有限公司",
      shortName: "湘凯",
      formerNames: ["湘潭油缸厂, 一分厂"],
      englishName: "Xiangkai Hydraulics Co., Ltd.",
      creditCode: "91350100M0001TGQXM",
      creditCodeConfirmed: true,
      kind: "enterprise",
      sizeClass: "medium",
      region: "110108",
      address: "麓谷大道 1 号",
      industry: "液压",
      chainRole: "supporting_supplier",
      products: ["油缸", "液压阀"],
      website: "https://firm.example/a?b=1",
      memberSince: "2020-02-29",
      memberUntil: "2026-09-30",
      note: "第一行\n第二行",
    });
    createOrganisation(staff, { legalName: "南岭大学", kind: "university", region: "430000" });
    const rows = organisationExportRows(staff, filterQuery(organisationList, {}));
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const cells = ORGANISATION_EXPORT_COLUMNS.map(
        (column) => [t(column.header), column.value(row, t) ?? ""] as const,
      );
      const values = cells.map(([header, cell]) => {
        const field = ORGANISATION_IMPORT_FIELDS.find((known) => known.field === fieldOfHeader(header))!;
        const text = String(cell);
        if (field.kind === "list") return [field.field, splitItems(text)];
        if (field.choices) return [field.field, text === "" ? "" : choiceOfWord(field, text)];
        return [field.field, text];
      });
      const parsed = parseForm(organisationPatch, Object.fromEntries(values));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields));
      expect(saveOrganisation(staff, { id: row.id, patch: parsed.data }).outcome).toBe("unchanged");
    }
  });
});
