import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskedMail, maskedPhone } from "./contact-mask";

describe("a contact that was not opened", () => {
  it.each([
    ["13812342046", "138****2046"],
    ["138 1234 2046", "138 **** 2046"],
    ["0731-8888 1234", "073**** 1234"],
    ["+86 138-1234-2046", "+86 1****-2046"],
    ["12345", "****"],
  ])("shows the number %s as %s", (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });

  it("shows one letter of the mail address", () => {
    expect(maskedMail("chen.li@firm.example")).toBe("c***@…");
    expect(maskedMail(null)).toBeNull();
    expect(maskedPhone(null)).toBeNull();
  });

  it("never shows more than seven digits of a number", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789 -+()"), maxLength: 30 }), (phone) => {
        expect([...(maskedPhone(phone) ?? "").matchAll(/\d/g)].length).toBeLessThanOrEqual(7);
      }),
    );
  });
});
