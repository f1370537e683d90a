import type { Browser, Page } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routeConfig from "~/routes";
import { barriers } from "../barriers";
import { furnish, type Addresses } from "../furnished-world";
import { LENGTHS } from "../lengths";
import { arrangementOf } from "../page-arrangement";
import type { World, WorldRole } from "../world";
import { expect, takenOver, test } from "./journey";

const MOST_SCRIPT_BYTES = 150 * 1024;

interface PageRoute {
  pattern: string;
  file: string;
}

function flatten(entries: readonly RouteConfigEntry[], parent = ""): PageRoute[] {
  return entries.flatMap(({ path = "", file, children = [] }) => {
    const pattern = `${parent}/${path}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
    return [{ pattern, file }, ...flatten(children, pattern)];
  });
}

/** A file without markup answers with a file, data or a way on. */
async function pagePatterns(): Promise<string[]> {
  const routes = flatten(await routeConfig);
  return routes.filter(({ file }) => file.endsWith(".tsx")).map(({ pattern }) => pattern);
}

/** What makes one page different from another for axe: elements, roles, states and classes, not the words. */
function skeletons(page: Page): Promise<{ frame: string; main: string | null }> {
  return page.evaluate(() => {
    const kept =
      /^(class|role|type|aria-(?!label$|describedby$|labelledby$|controls$).*|disabled|open|hidden|lang|tabindex|required)$/;
    const skeleton = (element: Element): string => {
      const attributes = [...element.attributes]
        .filter(({ name }) => kept.test(name))
        .map(({ name, value }) => `${name}=${value}`);
      const children = [...element.children].map(skeleton);
      // Rows that are alike count once.
      const alike = children.filter((child, index) => child !== children[index - 1]);
      return `<${element.tagName} ${attributes.join(" ")}>${alike.join("")}`;
    };
    const main = document.querySelector("main");
    const frame = document.body.cloneNode(true) as HTMLElement;
    frame.querySelector("main")?.replaceChildren();
    frame.querySelectorAll("script").forEach((script) => script.remove());
    return { frame: skeleton(frame), main: main && skeleton(main) };
  });
}

const isPhone = (page: Page) => page.viewportSize()!.width < 1000;

/** Pages of a browser that runs no scripts of theirs. */
const withoutScripts = new WeakSet<Page>();
const hasScripts = (page: Page) => !withoutScripts.has(page);

/**
 * A phone as staff have it. Before a merge its pages are measured as they arrive from the server, without their scripts, which takes a
 * third of the time: what stands on a page hardly changes with them. Its frame is looked at with scripts, on the home page.
 */
async function staffsPhone(page: Page, browser: Browser): Promise<Page> {
  if (!isPhone(page) || LENGTHS.everyPage) return page;
  await inspectAll(page, ["/"]);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: page.viewportSize(),
    baseURL: new URL(page.url()).origin,
    storageState: await page.context().storageState(),
  });
  const phone = await context.newPage();
  withoutScripts.add(phone);
  return phone;
}

/** Parts of pages that axe has looked at, in this process. */
const looked = new Set<string>();

/**
 * What has not been looked at yet: the whole page for a new frame, else a new main part, or nothing. What axe asks hardly depends on
 * the width, so that before a merge only the frames of a phone are looked at, with the page that comes first in each.
 */
async function lookForBarriers(page: Page): Promise<string[]> {
  if (!hasScripts(page)) return [];
  const { frame, main } = await skeletons(page);
  const isKnown = looked.has(frame);
  if (isKnown && (main === null || looked.has(main) || (isPhone(page) && !LENGTHS.everyPage))) return [];
  looked.add(frame);
  if (main !== null) looked.add(main);
  // Colours depend on the width least of all, and looking at them takes as long as all else.
  return barriers(page, { part: isKnown ? "main" : undefined, colours: !isPhone(page) });
}

/** What is wrong with a page. */
async function inspect(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  if (hasScripts(page)) await takenOver(page);
  const found: string[] = [];
  const { overflow, scriptBytes, headings } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    scriptBytes: performance
      .getEntriesByType("resource")
      .filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    headings: document.querySelectorAll("h1").length,
  }));
  if (overflow > 0) found.push(`scrolls sideways by ${overflow} px`);
  if (scriptBytes > MOST_SCRIPT_BYTES) found.push(`${Math.round(scriptBytes / 1024)} kB of JavaScript`);
  if (headings !== 1) found.push(`${headings} main headings`);
  found.push(...(await lookForBarriers(page)));
  return found.map((what) => `${address}: ${what}`);
}

async function inspectAll(page: Page, addresses: readonly string[]): Promise<void> {
  const found: string[] = [];
  for (const address of addresses) found.push(...(await inspect(page, address)));
  expect(found).toEqual([]);
}

async function inEnglish(page: Page): Promise<void> {
  await page.goto("/public/events");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
}

const ONLY_PORTAL = /^\/portal/;
const PUBLIC = /^\/(public|sign-in|forgotten-password|set-password|setup|nowhere)/;
const SETTINGS = /^\/(settings|audit|people|self-check\/)/;
const READ_ONLY =
  /^\/($|\?|search|recognitions|sites|stages|organisations(\?|\/\d+(\/(recognitions|sites|relations|stages))?$|$)|events(\?|\/statistics(\?|$)|\/\d+$|$)|outcomes(\?|\/\d+$|$)|reports(\/open|\/\d+(\/(print|figures|restatements)|\?|$)|\?|$)|governance(\/(bodies|meetings|resolutions)(\/\d+)?)?(\?|$)|conduct(\/pledges(\/\d+)?)?(\?|$)|plan|account$)/;

/** Each state of each page, or the first of each. */
function ofEach(addresses: Addresses, states: "every state" | "first state"): string[] {
  return Object.values(addresses).flatMap((all) => (states === "every state" ? all : all.slice(0, 1)));
}

/** The first state of each page, and each other that is arranged as none before it of the same page; at night every state. */
async function statesOf(world: World, role: WorldRole, addresses: Addresses): Promise<string[]> {
  if (LENGTHS.everyPage) return ofEach(addresses, "every state");
  const kept: string[] = [];
  for (const states of Object.values(addresses)) {
    const seen = new Set<string>();
    for (const address of states) {
      const arrangement = arrangementOf(await world.htmlFor(role, encodeURI(address)));
      if (!seen.has(arrangement)) kept.push(address);
      seen.add(arrangement);
    }
  }
  return kept;
}

/**
 * Those whose main part is arranged for the role as it is not for an administrator, whose pages are looked at anyway; and the home
 * page, for the role's frame. At night all of them.
 */
async function arrangedOtherwise(world: World, role: WorldRole, addresses: readonly string[]): Promise<string[]> {
  if (LENGTHS.everyPage) return [...addresses];
  const others: string[] = [];
  for (const address of addresses.filter((path) => path !== "/")) {
    const arrangedFor = async (whom: WorldRole) => arrangementOf(await world.htmlFor(whom, encodeURI(address)));
    if ((await arrangedFor(role)) !== (await arrangedFor("administrator"))) others.push(address);
  }
  return ["/", ...others];
}

test.describe.configure({ timeout: 1_800_000 });
// A trace would keep a copy of each page.
test.use({ trace: "off" });

test("every page of the product is looked at", async ({ world }) => {
  const addresses = await furnish(world);
  expect(Object.keys(addresses).sort()).toEqual((await pagePatterns()).sort());
});

/**
 * Every page is looked at on both widths and in both languages, but not in all four ways: on a wide screen in Chinese, and on a
 * phone in English, whose long words are the first to run out of a narrow screen.
 */
async function inLanguageOfWidth(page: Page): Promise<void> {
  if (isPhone(page)) await inEnglish(page);
}

test("an administrator's pages can be used by everybody", async ({ page, browser, world, signInAs }) => {
  const addresses = await furnish(world);
  await signInAs("administrator");
  await inLanguageOfWidth(page);
  const ofDesk = Object.fromEntries(
    Object.entries(addresses).map(([pattern, states]) => [
      pattern,
      states.filter((address) => !ONLY_PORTAL.test(address)),
    ]),
  );
  const states = isPhone(page) ? ofEach(ofDesk, "first state") : await statesOf(world, "administrator", ofDesk);
  await inspectAll(await staffsPhone(page, browser), states);
});

test("the pages of staff and of those who only read can be used by everybody", async ({
  page,
  browser,
  world,
  signInAs,
}) => {
  const addresses = await furnish(world);
  const every = ofEach(addresses, "first state").filter((address) => !ONLY_PORTAL.test(address));
  await signInAs("staff");
  await inLanguageOfWidth(page);
  await inspectAll(
    await staffsPhone(page, browser),
    await arrangedOtherwise(
      world,
      "staff",
      every.filter((address) => !SETTINGS.test(address) && !PUBLIC.test(address)),
    ),
  );
  await signInAs("viewer");
  await inspectAll(
    await staffsPhone(page, browser),
    await arrangedOtherwise(
      world,
      "viewer",
      every.filter((address) => READ_ONLY.test(address)),
    ),
  );
});

test("the pages of a firm and of visitors can be used by everybody", async ({ page, world, signInAs, context }) => {
  const addresses = await furnish(world);
  const every = ofEach(addresses, "every state");
  const ofFirm = every.filter((address) => ONLY_PORTAL.test(address) || /^\/(public|account)/.test(address));
  const ofVisitor = ["/", "/organisations", ...every.filter((address) => PUBLIC.test(address))];
  // Firms and visitors come with a phone, in either language.
  await signInAs("firm_representative");
  await inspectAll(page, ofFirm);
  if (isPhone(page)) {
    await inEnglish(page);
    await inspectAll(page, ofFirm);
  }
  await context.clearCookies();
  await inspectAll(page, ofVisitor);
  if (isPhone(page)) {
    await inEnglish(page);
    await inspectAll(page, ofVisitor);
  }
});

test("a desk on its first day can be used by everybody", async ({ page, browser, world, signInAs }) => {
  const setUp = world.setUpLink;
  await inspectAll(page, [setUp, "/", "/sign-in", "/public/events"]);
  world.settle();
  await signInAs("administrator");
  await inLanguageOfWidth(page);
  const patterns = (await pagePatterns()).filter((pattern) => !/[:*]|^\/portal|^\/reports\/open/.test(pattern));
  await inspectAll(await staffsPhone(page, browser), [...patterns, "/reports/open?period=2026Q3"]);
});
