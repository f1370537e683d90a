import { describe, expect, it } from "vitest";
import { findBrowser } from "../find-browser";

const only =
  (...present: string[]) =>
  (file: string) =>
    present.includes(file);

describe("the browser of the journeys", () => {
  it("is the one that was named", () => {
    expect(findBrowser("/opt/chromium", only("/opt/chromium", "/usr/bin/chromium"))).toBe("/opt/chromium");
    expect(() => findBrowser("/opt/gone", only("/usr/bin/chromium"))).toThrow(/WEFT_CHROMIUM names \/opt\/gone/);
  });

  it("is the system's before the one that Playwright keeps", () => {
    expect(findBrowser("", only("/usr/bin/chromium"))).toBe("/usr/bin/chromium");
    expect(findBrowser("", (file) => file.includes("ms-playwright"))).toContain("ms-playwright");
  });

  it("is asked for with three ways to install it when there is none", () => {
    expect(() => findBrowser("", only())).toThrow(
      /apt-get install -y chromium[\s\S]*playwright install chromium[\s\S]*WEFT_CHROMIUM=/,
    );
  });
});
