import { test as base, type Locator, type Page } from "@playwright/test";
import { World, type WorldRole } from "../world";

interface JourneyFixtures {
  /** How the product of the world is set; a journey about a setting says it. */
  settings: Record<string, string>;
  /** A new, empty world. */
  world: World;
  signInAs: (role: WorldRole) => Promise<void>;
  /** Fails the journey when a page complains: errors of scripts, breaches of the content policy, other hosts. */
  complaints: string[];
}

/**
 * A refused form and a page that is not there are answers that a browser also writes to its console; so is a network that the journey
 * took away.
 */
const EXPECTED =
  /^Failed to load resource: (the server responded with a status of (404|409|422)|net::ERR_INTERNET_DISCONNECTED)/;

export function listenForComplaints(page: Page, complaints: string[], origin: string): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) complaints.push(`${page.url()} asked ${url}`);
  });
}

export const test = base.extend<JourneyFixtures>({
  settings: [{}, { option: true }],
  world: async ({ settings }, provide) => {
    const world = await World.start(settings);
    await provide(world);
    await world.stop();
  },
  baseURL: async ({ world }, provide) => provide(world.server.origin),
  signInAs: async ({ context, world }, provide) => {
    await provide(async (role) => {
      await context.clearCookies();
      const [name = "", value = ""] = world.cookieOf(role).split("=", 2);
      await context.addCookies([{ name, value, url: world.server.origin, httpOnly: true, sameSite: "Lax" }]);
    });
  },
  complaints: [
    async ({ context, world }, provide) => {
      const complaints: string[] = [];
      context.on("page", (page) => listenForComplaints(page, complaints, world.server.origin));
      await provide(complaints);
      base.expect(complaints, "what the pages complained about").toEqual([]);
      base.expect(world.server.faults(), "what the server complained about").toEqual([]);
    },
    { auto: true },
  ],
});
export { expect } from "@playwright/test";

/** The navigation, which a phone keeps behind a menu. */
export async function navigation(page: Page): Promise<Locator> {
  const menu = page.locator("summary", { hasText: /^(菜单|Menu)$/ });
  if (await menu.isVisible()) {
    const isOpen = await menu.evaluate((summary) => (summary.parentElement as HTMLDetailsElement).open);
    if (!isOpen) await menu.click();
  }
  return page.getByRole("navigation", { name: /^(主导航|Main navigation)$/ });
}

/** What is set up is folded away until somebody is there. */
export async function unfoldSettings(page: Page): Promise<void> {
  const settings = (await navigation(page)).locator("details:not([open]) > summary");
  if ((await settings.count()) > 0) await settings.click();
}

export async function goTo(page: Page, name: string): Promise<void> {
  const link = (await navigation(page)).getByText(name, { exact: true });
  if (!(await link.isVisible())) await unfoldSettings(page);
  await link.click();
}

/** The page is in the hands of its scripts: what a press of a key needs that no link or form does. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const key = Object.keys(document).find((name) => name.startsWith("__reactContainer"));
    if (!key) return false;
    type Container = { stateNode: { current: { memoizedState: { isDehydrated: boolean } } } };
    return !(document as unknown as Record<string, Container>)[key]!.stateNode.current.memoizedState.isDehydrated;
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}
