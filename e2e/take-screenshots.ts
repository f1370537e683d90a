import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { dayOfInstant } from "~/values/business-day";
import { openDataFolder } from "~/server/data-folder.server";
import { seedWorld, type DemoLogin } from "~db/seed/seed-world.server";
import { BROWSER_ARGUMENTS, findBrowser } from "./find-browser";
import { RunningServer } from "./server/running-server";

/** Renews the pictures of the README: a demo world, the built server, a real browser. */
const FOLDER = path.resolve("docs", "screenshots");
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

async function signIn(page: Page, origin: string, login: DemoLogin): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.locator("input[name=email]").fill(login.email);
  await page.locator("input[name=password]").fill(login.password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(`${origin}/`);
}

async function shoot(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
}

const folder = mkdtempSync(path.join(tmpdir(), "weft-screenshots-"));
const data = openDataFolder(folder);
const logins = await seedWorld(data, "changsha", { today: dayOfInstant(Date.now()) });
const comingEvent = data.db.$client
  .prepare(
    "SELECT id FROM events WHERE published_at IS NOT NULL AND listed = 1 AND cancelled_at IS NULL AND coalesce(registration_closes_at, starts_at) > ? AND capacity IS NOT NULL ORDER BY starts_at LIMIT 1",
  )
  .pluck()
  .get(Date.now()) as number;
const report = data.db.$client
  .prepare("SELECT id FROM reports WHERE frozen_at IS NULL ORDER BY period DESC LIMIT 1")
  .pluck()
  .get() as number;
data.db.$client.close();

const server = await RunningServer.start({ folder, env: { WEFT_DEMO: "yes" } });
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_ARGUMENTS] });
try {
  const desk = await browser.newPage({ viewport: DESK, locale: "zh-CN" });
  await signIn(
    desk,
    server.origin,
    logins.find((login) => login.role === "staff")!,
  );
  await shoot(desk, `${server.origin}/`, "home");
  await shoot(desk, `${server.origin}/organisations`, "members");
  await shoot(desk, `${server.origin}/reports/${report}?figure=benefited_firms`, "report");
  const phone = await browser.newPage({ viewport: PHONE, locale: "zh-CN", hasTouch: true });
  await shoot(phone, `${server.origin}/public/events/${comingEvent}`, "register");
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
