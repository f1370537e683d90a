import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "./see-other";

describe("where a redirect may lead", () => {
  it.each(["/organisations", "/organisations/3?filter.kind=a&q=%E6%B6%B2#x", "/"])("keeps %s", (target) => {
    expect(ownPath(target)).toBe(target);
  });
  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\/evil",
    "https://evil.example",
    "javascript:alert(1)",
    "/%2f/evil.example",
    "/\t/evil",
    "/%09/evil",
    "",
    "evil",
    "/./\\evil",
    "/.//evil.example",
  ])("does not follow %j", (target) => {
    expect(ownPath(target, "/home")).toBe("/home");
  });
  it("stays on our own host whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (text) => {
          const url = new URL(ownPath(text), "https://own.example");
          expect(url.origin).toBe("https://own.example");
        },
      ),
    );
  });
});
