import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as field from "./fields";
import { nestedValues, parseForm } from "./parse-form";

const schema = z.object({
  name: field.text({ max: 10 }),
  kind: field.choice(["a", "b"]),
  seats: field.optionalInteger({ min: 1, max: 100 }),
  listed: field.checkbox(),
  people: z.array(z.object({ name: field.text({ max: 10 }) })).optional(),
});

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("a form sent by a browser", () => {
  it("parses like typed values", () => {
    const sent = nestedValues(
      form([
        ["name", " 张三 "],
        ["kind", "a"],
        ["seats", "１２"],
        ["listed", "on"],
        ["people.0.name", "李"],
      ]),
    );
    const typed = { name: "张三", kind: "a", seats: 12, listed: true, people: [{ name: "李" }] };
    expect(parseForm(schema, sent)).toEqual({ ok: true, data: typed });
    expect(parseForm(schema, typed)).toEqual({ ok: true, data: typed });
  });

  it("names each wrong entry and its reason", () => {
    const result = parseForm(schema, {
      name: "",
      kind: "c",
      seats: "1.5",
      people: [{ name: "一二三四五六七八九十一" }],
    });
    expect(result).toEqual({
      ok: false,
      fields: {
        name: { key: "field.required" },
        kind: { key: "field.notAChoice" },
        seats: { key: "field.notWhole" },
        "people.0.name": { key: "field.tooLong", params: { max: 10, length: 11 } },
      },
    });
  });

  it("never reaches the prototype of anything", () => {
    const values = nestedValues(
      form([
        ["__proto__.polluted", "1"],
        ["constructor.prototype.polluted", "1"],
        ["people.__proto__.polluted", "1"],
      ]),
    );
    expect(values).toEqual({});
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ["people.length", "4294967295"],
    ["people.length", "x"],
    ["people.0.toString", "a"],
    ["people.0.name.toString", "a"],
    ["people.0.hasOwnProperty", "a"],
    ["0", "a"],
    ["people.999999999", "a"],
  ])("gives the name %s no effect on what the form becomes", (name, value) => {
    const values = nestedValues(
      form([
        ["people.0.name", "李"],
        [name, value],
      ]),
    );
    expect(values).toEqual({ people: [{ name: "李" }] });
    expect((values.people as unknown[]).length).toBe(1);
    expect(() => parseForm(schema, values)).not.toThrow();
  });

  it("never throws, whatever is sent", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (entries) => {
        parseForm(schema, nestedValues(form(entries)));
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => void parseForm(schema, value)));
  });

  it.each(["a@b.cn", "first.last+tag@mail.example.com.cn"])("accepts the mail address %s", (address) => {
    expect(parseForm(field.mailAddress(), address).ok).toBe(true);
  });
  it.each(["a@b", "a b@c.cn", "a@b.cn\nBcc: x@y.cn", '"x"@b.cn', "a@b..cn", "a..b@c.cn", "<a@b.cn>", "a@b.cn,c@d.cn"])(
    "refuses the mail address %j",
    (address) => {
      expect(parseForm(field.mailAddress(), address).ok).toBe(false);
    },
  );
  it.each(["javascript:alert(1)", "//evil.example", "data:text/html,x", "ftp://x.cn"])(
    "refuses the address %s",
    (address) => {
      expect(parseForm(field.optionalUrl(), address).ok).toBe(false);
    },
  );
});
