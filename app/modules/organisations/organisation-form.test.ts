import { describe, expect, it } from "vitest";
import { parseForm } from "~/forms/parse-form";
import { contactForm } from "./contacts/contact-form";
import { organisationForm, organisationPatch } from "./organisation-form";

const form = { legalName: "湘凯液压股份有限公司", kind: "enterprise" };
const problemsOf = (values: Record<string, unknown>) => {
  const result = parseForm(organisationForm, values);
  return result.ok ? {} : result.fields;
};

describe("the form of an organisation", () => {
  it("accepts a name and a kind alone, as a browser sends them", () => {
    const blank = {
      shortName: "",
      formerNames: "",
      englishName: " ",
      creditCode: "",
      sizeClass: "",
      region: "",
      products: "",
      website: "",
      memberSince: "",
      memberUntil: "",
      note: "",
    };
    const result = parseForm(organisationForm, { ...form, ...blank });
    expect(result).toMatchObject({
      ok: true,
      data: {
        ...form,
        shortName: null,
        formerNames: [],
        creditCode: null,
        creditCodeConfirmed: false,
        products: [],
        sameNameConfirmed: false,
      },
    });
  });

  it("reads lists one a line or joined as the export writes them, without repeats", () => {
    const result = parseForm(organisationForm, {
      ...form,
      products: "油缸\r\n油缸\n液压阀；泵",
      formerNames: ["湘凯；湘凯油缸", "湘凯"],
    });
    expect(result).toMatchObject({
      ok: true,
      data: { products: ["油缸", "液压阀", "泵"], formerNames: ["湘凯", "湘凯油缸"] },
    });
  });

  it("stores a credit code in one way of writing and lets a failing check pass", () => {
    expect(parseForm(organisationForm, { ...form, creditCode: "９１４３０１００maxx 000152" })).toMatchObject({
      ok: true,
      data: { creditCode: "91430100MAXX000152" },
    });
    expect(problemsOf({ ...form, creditCode: "91350100M0001TGQXM" })).toEqual({});
  });

  it.each([
    [{ creditCode: "12345" }, { creditCode: { key: "organisation.creditCode.wrongLength", params: { length: 5 } } }],
    [
      { creditCode: "9I430100MAXX000152" },
      {
        creditCode: {
          key: "organisation.creditCode.lookAlike",
          params: { characters: "I", suggestion: "91430100MAXX000152" },
        },
      },
    ],
    [
      { creditCode: "91350100M000100Y4Z" },
      { creditCode: { key: "organisation.creditCode.wrongCharacters", params: { characters: "Z" } } },
    ],
    [{ legalName: "" }, { legalName: { key: "field.required" } }],
    [{ kind: "planet" }, { kind: { key: "field.notAChoice" } }],
    [{ website: "javascript:alert(1)" }, { website: { key: "field.notAUrl" } }],
    [{ memberSince: "2026-02-30" }, { memberSince: { key: "field.notADay" } }],
    [
      { memberSince: "2026-02-02", memberUntil: "2026-02-01" },
      { memberUntil: { key: "organisation.memberUntil.beforeSince" } },
    ],
    [{ memberUntil: "2026-02-01" }, { memberUntil: { key: "organisation.memberUntil.withoutSince" } }],
  ])("with %j says what is wrong", (change, expected) => {
    expect(problemsOf({ ...form, ...change })).toEqual(expected);
  });

  it("leaves out of a patch what was not given, and keeps what was given empty", () => {
    expect(parseForm(organisationPatch, { shortName: "", industry: "液压" })).toEqual({
      ok: true,
      data: { shortName: null, industry: "液压" },
    });
    expect(parseForm(organisationPatch, {})).toEqual({ ok: true, data: {} });
  });
});

describe("the form of a contact", () => {
  it("needs a way to reach the person", () => {
    expect(parseForm(contactForm, { name: "陈立" })).toEqual({
      ok: false,
      fields: { phone: { key: "contact.phoneOrMail" } },
    });
    expect(parseForm(contactForm, { name: "陈立", email: "CHEN@Example.CN" })).toMatchObject({
      ok: true,
      data: { email: "chen@example.cn", phone: null },
    });
  });
});
