import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Where distributions put Chromium. */
const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

export const HOW_TO_INSTALL = [
  "No Chromium was found for the journeys. Do one of these and run again:",
  "  - Debian or Ubuntu, as root:  apt-get install -y chromium fonts-noto-cjk",
  "  - without root:               npx playwright install chromium",
  "  - anywhere else:              WEFT_CHROMIUM=/path/to/chromium npm test",
].join("\n");

/** The browser of the journeys: the one that was named, the system's, or the one that Playwright keeps. */
export function findBrowser(
  named: string | undefined = process.env.WEFT_CHROMIUM,
  exists: (file: string) => boolean = existsSync,
): string {
  if (named) {
    if (exists(named)) return named;
    throw new Error(`WEFT_CHROMIUM names ${named}, which is not there.\n${HOW_TO_INSTALL}`);
  }
  const found = [...USUAL_PLACES, chromium.executablePath()].find((file) => file !== "" && exists(file));
  if (found === undefined) throw new Error(HOW_TO_INSTALL);
  return found;
}

/** Chromium as root needs no sandbox; and it must ask no other host for anything. */
export const BROWSER_ARGUMENTS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
