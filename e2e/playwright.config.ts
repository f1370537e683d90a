import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { BROWSER_ARGUMENTS, findBrowser } from "./find-browser";
import { LENGTHS } from "./lengths";

const project = (relative: string) => path.join(fileURLToPath(new URL("..", import.meta.url)), relative);

const use: PlaywrightTestConfig["use"] = {
  launchOptions: { executablePath: findBrowser(), args: [...BROWSER_ARGUMENTS] },
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
  // A trace makes every step slower; who looks into a failure at the desk wants it.
  trace: process.env.CI ? "off" : "retain-on-failure",
  screenshot: "only-on-failure",
};

/**
 * The five first journeys (set-up, import, search, events, report) and those that both sides share run on both widths. Of the others each
 * runs before a merge where its people are: staff at a desk, firms and visitors with a phone. Every page is looked at on both.
 */
const AT_A_DESK = ["event-series", "event-statistics", "kept-lists", "lists", "merge", "person", "recognitions"];
const WITH_A_PHONE = ["invitations", "public-without-scripts", "registration-fields"];
const specs = (names: readonly string[]) => (LENGTHS.everyWidth ? [] : names.map((name) => `**/${name}.spec.ts`));

/** The journeys on the built product; each has a server and a data folder of its own (world.ts). */
export default defineConfig({
  testDir: project("e2e/journeys"),
  outputDir: project("test-results"),
  globalSetup: project("e2e/build-before.ts"),
  tsconfig: project("tsconfig.json"),
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A machine that does other work too is slow, not wrong.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: process.env.CI ? [["list"], ["json", { outputFile: project(".cache/journeys.json") }]] : [["list"]],
  projects: [
    { name: "1280", testIgnore: specs(WITH_A_PHONE), use: { ...use, viewport: { width: 1280, height: 800 } } },
    {
      name: "390",
      testIgnore: specs(AT_A_DESK),
      use: { ...use, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
