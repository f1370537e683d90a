import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What keeps people with a screen reader, a keyboard or weak eyes from using a page, a line for each rule of axe that is broken.
 * A part alone (a selector) is a third of the work; what is asked of a page as a whole is then not looked at.
 */
export async function barriers(page: Page, options: { part?: string; colours?: boolean } = {}): Promise<string[]> {
  const { part = null, colours = true } = options;
  await page.evaluate(AXE);
  return page.evaluate(
    async ([part, colours]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part ?? document, {
        resultTypes: ["violations"],
        rules: { "color-contrast": { enabled: colours } },
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    },
    [part, colours] as const,
  );
}
