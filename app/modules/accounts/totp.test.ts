import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase32 } from "./base32";
import { acceptedStep, authenticatorAddress, oneTimeCode, SECRET_BYTES, stepAt } from "./totp.server";

const secret = Buffer.from("12345678901234567890");
const NOW = Date.parse("2026-10-20T02:00:10Z");
const codeAround = (steps: number) => oneTimeCode(secret, stepAt(NOW) + steps);

function hasOathtool(): boolean {
  try {
    execFileSync("oathtool", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("codes of an authenticator app", () => {
  it("are those of RFC 4226, appendix D", () => {
    const table = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" ");
    expect(table.map((_, counter) => oneTimeCode(secret, counter))).toEqual(table);
  });

  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("are those of RFC 6238, appendix B, at second %i", (second, code) => {
    expect(oneTimeCode(secret, stepAt(second * 1000), 8)).toBe(code);
  });

  it.skipIf(!hasOathtool())("are those of oathtool", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES }),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (bytes, second) => {
          const at = `${new Date(second * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
          const told = execFileSync("oathtool", ["--totp", "--base32", "--now", at, toBase32(bytes)], {
            encoding: "utf8",
          });
          expect(oneTimeCode(bytes, stepAt(second * 1000))).toBe(told.trim());
        },
      ),
      { numRuns: 50 },
    );
  });

  it("are taken one step early and one step late, and no further", () => {
    const taken = [-3, -2, -1, 0, 1, 2, 3].filter((steps) => acceptedStep(secret, codeAround(steps), NOW, -1) !== null);
    expect(taken).toEqual([-1, 0, 1]);
  });

  it("are taken once: not the same again, and none before it, even when the clock was set back", () => {
    const step = acceptedStep(secret, codeAround(0), NOW, -1)!;
    expect(step).toBe(stepAt(NOW));
    expect(acceptedStep(secret, codeAround(0), NOW, step)).toBeNull();
    expect(acceptedStep(secret, codeAround(-1), NOW, step)).toBeNull();
    expect(acceptedStep(secret, codeAround(0), NOW - 3_600_000, step)).toBeNull();
    const hourBefore = oneTimeCode(secret, stepAt(NOW - 3_600_000));
    expect(acceptedStep(secret, hourBefore, NOW - 3_600_000, step)).toBeNull();
    expect(acceptedStep(secret, codeAround(1), NOW, step)).toBe(step + 1);
  });

  it("are six digits and nothing else", () => {
    const right = codeAround(0);
    const wide = [...right].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join("");
    for (const code of [
      "",
      right.slice(1),
      `${right}0`,
      ` ${right}`,
      `${right}\n`,
      `+${right.slice(1)}`,
      wide,
      "１２３４５６",
    ])
      expect(acceptedStep(secret, code, NOW, -1)).toBeNull();
  });
});

describe("what the app scans", () => {
  it("names the desk, the person and the secret", () => {
    const url = new URL(authenticatorAddress(secret, { issuer: "织网台", account: "a+b@weft.example" }));
    expect(url.protocol + url.host).toBe("otpauth:totp");
    expect(decodeURIComponent(url.pathname)).toBe("/织网台:a+b@weft.example");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      issuer: "织网台",
    });
  });

  it("is written in the letters of RFC 4648", () => {
    const table = { f: "MY", fo: "MZXQ", foo: "MZXW6", foob: "MZXW6YQ", fooba: "MZXW6YTB", foobar: "MZXW6YTBOI" };
    for (const [text, letters] of Object.entries(table)) expect(toBase32(Buffer.from(text))).toBe(letters);
  });
});
