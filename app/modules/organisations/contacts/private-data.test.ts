import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseForm } from "~/forms/parse-form";
import { contactForm } from "./contact-form";
import { privateDataIn } from "./private-data";

describe("what is not kept about a person", () => {
  it.each([
    ["430104199003071234", "identity_number"],
    ["43010419900307123X", "identity_number"],
    ["430104 19900307 123x", "identity_number"],
    ["４３０１０４１９９００３０７１２３４", "identity_number"],
    ["身份证430104199003071234", "identity_number"],
    ["430104900307123", "identity_number"],
    ["6222 0212 3456 7890 128", "bank_card"],
    ["4111-1111-1111-1111", "bank_card"],
    ["身份证已看过", "private_words"],
    ["家庭住址：岳麓区", "private_words"],
    ["Date of Birth 1990", "private_words"],
  ])("sees %s", (text, kind) => {
    expect(privateDataIn(text)).toBe(kind);
  });

  it.each([
    "13812342046",
    "0731-8888 1234 转 801",
    "+86 138-1234-2046",
    "销售经理",
    "chen.li@firm.example",
    "2026-09-30",
    "91430100MAXX000152",
    "档案号 20260930-001",
  ])("leaves %s alone", (text) => {
    expect(privateDataIn(text)).toBeNull();
  });

  it("never takes a phone number of up to eleven digits for one", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5,11}$/), fc.constantFrom("", "+86 ", "0731-"), (digits, before) => {
        expect(privateDataIn(before + digits)).toBeNull();
      }),
    );
  });

  it("is refused in every field of a contact, in plain words", () => {
    const contact = { name: "陈立", duty: "经理", phone: "13812342046", email: "chen@firm.example" };
    const bad = "430104199003071234";
    for (const field of ["name", "duty", "phone"] as const) {
      expect(parseForm(contactForm, { ...contact, [field]: bad })).toMatchObject({
        ok: false,
        fields: { [field]: { key: "contact.private.identityNumber" } },
      });
    }
    expect(parseForm(contactForm, { ...contact, email: `${bad}@firm.example` })).toMatchObject({
      ok: false,
      fields: { email: { key: "contact.private.identityNumber" } },
    });
    expect(parseForm(contactForm, contact).ok).toBe(true);
  });
});
