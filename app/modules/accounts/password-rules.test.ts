import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCommonPassword } from "./common-passwords";
import { passwordProblem } from "./password-rules";

describe("a password that others would try first", () => {
  it.each([
    "1234567890",
    "12345678910",
    "0987654321",
    "123456789a",
    "a123456789",
    "abc123456789",
    "aa12345678",
    "woaini1314",
    "woaini5201314",
    "woaiwoaiwoai",
    "5201314520",
    "1314520520",
    "qwertyuiop",
    "Qwertyuiop1",
    "qwerty123456",
    "1qaz2wsx3edc",
    "1QAZ@wsx3edc",
    "asdfghjkl123",
    "password123",
    "P@ssw0rd123",
    "P@ssword2026",
    "Passw0rd!!!!",
    "admin123456",
    "Admin@12345",
    "administrator",
    "aaaaaaaaaa",
    "1111111111",
    "abcabcabcabc",
    "19900101abc",
    "13812345678",
    "zhang19901224",
    "beijing2008",
    "changsha2026",
    "Changsha@2026",
    "zhiwangtai2026",
    "weft123456",
    "WeftWeft2026",
    "woaibeijing1314",
    "iloveyou520",
    "huawei123456",
    "2026-11-2222",
    "!!!!!!!!!!",
    "abcdefghijk",
    "１２３４５６７８９０",
  ])("is %s", (password) => {
    expect(passwordProblem(password)).toMatchObject({ key: expect.stringMatching(/tooCommon/) as string });
  });
});

describe("a password that may be chosen", () => {
  it.each([
    "correct horse battery",
    "七里香 液压 泵车 月亮",
    "液压泵车走在湘江边上",
    "tulip-anvil-rocket",
    "kX8#vQ2mLp",
    "gr8fulHeron47",
    "Ningxiang.crane.46",
    "mountain river 1998",
    "4829173650xyzzy",
  ])("is %s", (password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  it("is nearly every random one", () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(..."abcdefghijkmnpqrstuvwxyz23456789-.") }),
        (password) => {
          if (isCommonPassword(password)) refused += 1;
        },
      ),
      { numRuns: 2_000, seed: 1 },
    );
    expect(refused).toBeLessThan(20);
  });
});

describe("length and likeness", () => {
  it("counts characters as a person does, and ten are enough", () => {
    expect(passwordProblem("kX8#vQ2mL")).toEqual({ key: "password.tooShort", params: { min: 10, length: 9 } });
    expect(passwordProblem("𠮷".repeat(9))).toMatchObject({ key: "password.tooShort" });
    expect(passwordProblem("k".repeat(201))).toMatchObject({ key: "field.tooLong" });
  });
  it.each(["li.ming@firm.example", "liming2026", "LiMing-1990", "firmexample1"])(
    "refuses %s for li.ming@firm.example, 李明 LiMing",
    (password) => {
      expect(passwordProblem(password, ["li.ming@firm.example", "李明 LiMing"])?.key).toMatch(/likeAccount|tooCommon/);
    },
  );
  it("never throws and answers soon, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 250 }),
        (password) => void passwordProblem(password, ["a@b.cn"]),
      ),
      { numRuns: 500 },
    );
    const started = performance.now();
    for (const hostile of [
      "a".repeat(200),
      "1".repeat(200),
      "ab".repeat(100),
      "qwertyuiop".repeat(20),
      "@".repeat(200),
    ])
      passwordProblem(hostile);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
