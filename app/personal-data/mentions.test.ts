import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CUT, cutOut, mentionedIn, mentionsOf } from "./mentions";

const person = mentionsOf({ name: "陈立", email: "Chen@firm.example", phone: "+86 138-1234-2046" });

describe("a person in a text", () => {
  it.each([
    ["请联系陈立", ["name"]],
    ["请联系陈 立", ["name"]],
    ["陈先生", []],
    ["写信给 CHEN@FIRM.EXAMPLE。", ["email"]],
    ["achen@firm.example", []],
    ["chen@firm.example.org", ["email"]],
    ["电话13812342046", ["phone"]],
    ["电话 138 1234 2046", ["phone"]],
    ["(+86)138-1234-2046", ["phone"]],
    ["008613812342046", ["phone"]],
    ["１３８１２３４２０４６", ["phone"]],
    ["913812342046", []],
    ["138123420461", []],
    ["q=%E9%99%88%E7%AB%8B", ["name"]],
  ])("%s", (text, kinds) => {
    expect(mentionedIn(text, person)).toEqual(kinds);
  });

  it("of a Latin name is found as a word", () => {
    const li = mentionsOf({ name: "Li Min", email: null, phone: null });
    expect(mentionedIn("Dear LI  MIN,", li)).toEqual(["name"]);
    expect(mentionedIn("Feli Mina", li)).toEqual([]);
    const marie = mentionsOf({ name: "Anne-Marie (Lee)", email: "anne-marie+fair@firm.example", phone: null });
    expect(mentionedIn("anne-marie (lee) <Anne-Marie+fair@firm.example>", marie)).toEqual(["name", "email"]);
  });

  it("is asked for by more than one character or a few digits", () => {
    expect(mentionsOf({ name: "陈", email: null, phone: "12345" })).toEqual({ name: null, email: null, phone: null });
  });

  it("is cut out, and the rest stays", () => {
    expect(cutOut("陈立（13812342046）明天来", person)).toBe(`${CUT}（${CUT}）明天来`);
    expect(cutOut('{"name":"陈立","seats":3,"phone":13812342046,"list":["a","陈立!"]}', person)).toBe(
      `{"name":"${CUT}","seats":3,"phone":null,"list":["a","${CUT}!"]}`,
    );
    expect(cutOut("q=%E9%99%88%E7%AB%8B&page=2", person)).toBe(CUT);
  });

  it("is found whatever characters the name holds", () => {
    for (const name of ["Anne-Marie Kieffer", "O’Neill (Sr.)", "Ada C++ [x] {y} $z^ a|b\\/", "陈-立"]) {
      const odd = mentionsOf({ name, email: null, phone: null });
      expect(mentionedIn(`vor ${name} nach`, odd)).toEqual(["name"]);
      expect(cutOut(`vor ${name} nach`, odd)).toBe(`vor ${CUT} nach`);
    }
  });

  it("is never left in a text that was cut, and JSON stays JSON", () => {
    const words = fc.constantFrom(
      "陈立",
      "陈 立",
      "13812342046",
      "138 1234 2046",
      "chen@firm.example",
      "别人",
      "，",
      "{",
      '"',
      "%",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        expect(mentionedIn(cutOut(text, person), person)).toEqual([]);
        const json = JSON.stringify({ a: [text], b: { [text]: 1 } });
        expect(() => JSON.parse(cutOut(json, person)) as unknown).not.toThrow();
        expect(mentionedIn(cutOut(json, person), person)).toEqual([]);
      }),
    );
  });
});
