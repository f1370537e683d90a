import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LOCALES } from "~/i18n/locales";
import { en } from "~/i18n/messages/en";
import { translateFor } from "~/i18n/messages.server";
import { auditWord, changeLines } from "./audit-words";

const t = translateFor("zh-CN");

/** Names that the verbs write into the audit. */
function namesInCode(pattern: RegExp): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".server.ts"));
  const found = files.flatMap((file) =>
    [...readFileSync(path.join("app", file), "utf8").matchAll(pattern)].map((match) => match[1]!),
  );
  return [...new Set(found)].sort();
}

describe("the words of the audit", () => {
  it("name every action and every kind of record that the code writes, in both languages", () => {
    const actions = namesInCode(/\baction: "([a-zA-Z]+\.[a-zA-Z]+)"/g);
    const kinds = namesInCode(/\bsubjectKind: "([a-zA-Z_]+)"/g);
    expect(actions.length).toBeGreaterThan(30);
    for (const locale of LOCALES) {
      const translate = translateFor(locale);
      expect(actions.filter((name) => auditWord(translate, "action", name) === name)).toEqual([]);
      expect(kinds.filter((name) => auditWord(translate, "kind", name) === name)).toEqual([]);
    }
  });

  it("say in English what was done and to what, neither bidding it nor saying it the other way round", () => {
    const verbs =
      "add answer apply approve ask begin bring cancel change close complete confirm correct decline delete edit end enter erase levy look move pin propose publish record refuse remove renew reopen resume rule save send set settle share sign start submit suspend take undo upload withdraw write";
    const bidding = new RegExp(`^(${verbs.replaceAll(" ", "|")}) (?!of\\b)`, "i");
    const theOtherWayRound = /^\S+( back)? (an?|the|by|many) /i;
    const labels = Object.entries(en).filter(([key]) => key.startsWith("audit.action."));
    expect(labels.length).toBeGreaterThan(200);
    const wrong = labels.filter(
      ([, words]) => bidding.test(words) || theOtherWayRound.test(words) || !/^[A-Z“]/.test(words),
    );
    expect(wrong).toEqual([]);
  });

  it("say what was before and what is after", () => {
    expect(
      changeLines(t, { before: '{"role":"staff","disabled":false}', after: '{"role":"viewer","disabled":true}' }),
    ).toEqual(["角色：工作人员 → 只读", "停用：否 → 是"]);
    expect(
      changeLines(t, { before: null, after: '{"legalName":"甲公司","products":["泵","阀"],"note":null}' }),
    ).toEqual(["全称：甲公司", "主要产品：泵、阀", "备注：空"]);
    expect(changeLines(t, { before: '{"email":"a@b.cn"}', after: null })).toEqual(["邮箱：a@b.cn（已移除）"]);
  });

  it("stay short for long changes and calm for damaged ones", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field${index}`, "x".repeat(500)]));
    const lines = changeLines(t, { before: null, after: JSON.stringify(many) });
    expect(lines).toHaveLength(9);
    expect(lines[0]!.length).toBeLessThan(80);
    for (const damaged of ["{", "null", "[]", "3", '"x"'])
      expect(() => changeLines(t, { before: damaged, after: damaged })).not.toThrow();
  });
});
