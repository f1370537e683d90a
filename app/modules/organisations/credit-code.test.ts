import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCharacter, isAcceptable, normaliseCreditCode, readCreditCode } from "./credit-code";

const PUBLISHED = [
  "91350100M000100Y43",
  "91110000600037341L",
  "9144030071526726XG",
  "91152201078371135X",
  "92340602MA2PBMEM24",
  "121200004013590816",
];
const SYNTHETIC = [
  "91430100MAXX000152",
  "91430100MAXX00023W",
  "91430200MAXX00031W",
  "91430300MAXX0004XR",
  "91440300MAXX00058X",
  "12440300MAXX00066X",
  "51430100MAXX000749",
  "52440300MAXX00082F",
  "53430000MAXX00090K",
  "Y1430100MAXX00103T",
  "N2430121MAXX001118",
  "92430100MAXX0012X0",
  "93430100MAXX00138W",
  "91430100MAXX000820",
  "91430100MAXX00269Y",
  "91430100MAXX00146X",
  "91430100MAXX004371",
];
const GENUINE_BUT_FAILING = [
  ["91350100M0001TGQXM", "1"],
  ["91350211M0000XUF46", "R"],
  ["91350203M0001FUE2P", "J"],
] as const;
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

describe("a unified social credit code", () => {
  it.each([...PUBLISHED, ...SYNTHETIC])("%s is right", (code) => {
    expect(readCreditCode(code)).toMatchObject({ code, status: "valid" });
  });

  it.each([
    ["91350100M000100Y4Z", "wrong_characters"],
    ["91110000600037341N", "check_failed"],
    ["9111000060003IOZSV", "wrong_characters"],
    ["12345", "wrong_length"],
    ["91310115MA1G4L1WXK", "check_failed"],
    ["", "wrong_length"],
    ["91430100MAXX0001522", "wrong_length"],
  ])("%s is %s", (code, status) => {
    expect(readCreditCode(code).status).toBe(status);
  });

  it.each(GENUINE_BUT_FAILING)(
    "%s of the pilot years fails the check (%s would fit), its organisation code fits, and it may be stored",
    (code, fitting) => {
      const read = readCreditCode(code);
      expect(read).toMatchObject({ status: "check_failed", organisationCodeFits: true });
      expect(checkCharacter(code)).toBe(fitting);
      expect(isAcceptable(read.status)).toBe(true);
    },
  );

  it("is the same code in full-width letters, lower case and with spaces", () => {
    expect(normaliseCreditCode(" ９１４３０１００ maxx-0001 52\u200b")).toBe("91430100MAXX000152");
  });

  it.each([
    ["91430100MAXX000152", "430100", "enterprise"],
    ["12440300MAXX00066X", "440300", null],
    ["11430000MAXX000000", "430000", "government"],
    ["51430100MAXX000749", "430100", "association"],
    ["52440300MAXX00082F", "440300", "service_organisation"],
    ["N2430121MAXX001118", "430121", "enterprise"],
    ["Y1430100MAXX00103T", "430100", null],
  ])("%s was registered in %s and looks like %s", (code, regionCode, kind) => {
    expect(readCreditCode(code)).toMatchObject({ regionCode, kind });
  });

  it("proposes the digits that look like the letters which cannot occur", () => {
    expect(readCreditCode("9I43OIOOMAXXOOOI52")).toMatchObject({
      status: "wrong_characters",
      suggestion: "91430100MAXX000152",
    });
    expect(readCreditCode("91350100M000100Y4Z").suggestion).toBeNull();
  });

  const valid = fc
    .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
    .map((characters) => characters.join(""))
    .map((start) => start + checkCharacter(start)!);

  it("with any one character changed is detected, at every place", () => {
    fc.assert(
      fc.property(valid, fc.nat(17), fc.constantFrom(...ALPHABET), (code, place, character) => {
        fc.pre(code[place] !== character);
        const changed = code.slice(0, place) + character + code.slice(place + 1);
        expect(readCreditCode(changed).status).toBe("check_failed");
      }),
    );
  });

  it("with any two different neighbours exchanged is detected, at every place", () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (code, place) => {
        fc.pre(code[place] !== code[place + 1]);
        const changed = code.slice(0, place) + code[place + 1]! + code[place]! + code.slice(place + 2);
        expect(readCreditCode(changed).status).toBe("check_failed");
      }),
    );
  });

  it("judges any text without failing, and twice the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const read = readCreditCode(text);
        expect(readCreditCode(read.code)).toEqual(read);
      }),
    );
  });
});
