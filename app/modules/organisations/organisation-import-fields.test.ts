import { describe, expect, it } from "vitest";
import { LOCALES } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { readChoice } from "~/transfer/tables/cell-values";
import { fieldOf } from "~/transfer/tables/map-columns";
import { normaliseHeader } from "~/transfer/tables/normalise-header";
import { organisationFields } from "./organisation-form";
import { ORGANISATION_IMPORT_FIELDS } from "./organisation-import-fields";
import {
  CHAIN_ROLES,
  CHAIN_ROLE_LABELS,
  KIND_LABELS,
  ORGANISATION_KINDS,
  SIZE_CLASSES,
  SIZE_LABELS,
} from "./vocabulary";

const KNOWN = ORGANISATION_IMPORT_FIELDS.map(({ field, headers }) => ({ key: field, names: headers }));
/** The field under which the import takes a column with this header, unless somebody chooses another. */
const fieldOfHeader = (header: string) => fieldOf(normaliseHeader(header), KNOWN) ?? null;

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
      const choice = (name: string, word: string) => {
        const { choices = {} } = ORGANISATION_IMPORT_FIELDS.find((field) => field.field === name)!;
        const known = Object.entries(choices).map(([key, names]) => ({ key, names }));
        return readChoice(word, known).value;
      };
      for (const kind of ORGANISATION_KINDS) expect(choice("kind", t(KIND_LABELS[kind]))).toBe(kind);
      for (const size of SIZE_CLASSES) expect(choice("sizeClass", t(SIZE_LABELS[size]))).toBe(size);
      for (const role of CHAIN_ROLES) expect(choice("chainRoles", t(CHAIN_ROLE_LABELS[role]))).toBe(role);
      for (const field of ORGANISATION_IMPORT_FIELDS)
        expect(fieldOfHeader(t(field.label)), t(field.label)).toBe(field.field);
    }
  });
});
