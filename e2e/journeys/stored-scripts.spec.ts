import type { BrowserContext, Page } from "@playwright/test";
import { figure } from "../figure";
import { furnish } from "../furnished-world";
import { LENGTHS } from "../lengths";
import { elementsOf } from "../page-arrangement";
import { freeTextColumns, NEVER_SHOWN, Planter } from "../plant-texts";
import { addressPayloads, PLANTED, scriptPayloads } from "../script-payloads";
import type { WorldRole } from "../world";
import { expect, takenOver, test } from "./journey";

declare global {
  interface Window {
    __x?: unknown;
    __refused?: string[];
  }
}

test.describe.configure({ timeout: 1_800_000 });
// The pages are large, and a trace would keep a copy of each.
test.use({ trace: "off", screenshot: "off" });
test.skip(({ isMobile }) => isMobile, "what runs does not depend on the width");

/** What the browser says about a page when something of it ran, or would have run without our content policy. */
async function watch(context: BrowserContext): Promise<string[]> {
  const ran: string[] = [];
  await context.addInitScript(() => {
    window.__refused = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      window.__refused?.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  context.on("dialog", (dialog) => {
    ran.push(`${dialog.page()?.url() ?? "?"}: a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  return ran;
}

const BAD_LINK = /^(?!https?:|mailto:|tel:)/;

/** Elements of planted texts, and links that are none of the web, in the page as it is now. */
async function inspectLive(page: Page, address: string): Promise<string[]> {
  const found = await page.evaluate(
    ({ planted }) => {
      const links = [...document.querySelectorAll("[href], [src], [action], [formaction], [data], [srcdoc]")].flatMap(
        (element) =>
          ["href", "src", "action", "formaction", "data", "srcdoc"].flatMap((name) => {
            if (!element.hasAttribute(name)) return [];
            const value: unknown = (element as unknown as Record<string, unknown>)[name];
            return [typeof value === "string" ? value : (element.getAttribute(name) ?? "")];
          }),
      );
      return {
        elements: document.querySelectorAll(`[${planted}]`).length,
        ran: window.__x === undefined ? "" : String(window.__x),
        refused: window.__refused ?? [],
        links,
      };
    },
    { planted: PLANTED },
  );
  const wrong = [
    ...(found.elements > 0 ? [`${found.elements} planted elements`] : []),
    ...(found.ran === "" ? [] : [`a script ran: ${found.ran}`]),
    ...found.refused.map((what) => `the content policy refused ${what}`),
    ...found.links
      .filter((link) => link !== "" && BAD_LINK.test(link) && !/^[/#?.]|^data:image\//.test(link))
      .map((link) => `leads to ${link}`),
  ];
  return wrong.map((what) => `${address}: ${what.slice(0, 300)}`);
}

/** The same of a page that is not opened: the parser of the browser builds it, and nothing of it runs. */
async function inspectParsed(page: Page, address: string, html: string): Promise<string[]> {
  const found = await page.evaluate(
    ({ markup, planted }) => {
      const parsed = new DOMParser().parseFromString(markup, "text/html");
      const handlers = [...parsed.querySelectorAll("*")].filter((element) =>
        [...element.attributes].some(({ name }) => name.startsWith("on")),
      );
      const links = [
        ...parsed.querySelectorAll("a, area, form, iframe, embed, object, link, base, img, button"),
      ].flatMap((element) =>
        ["href", "action", "formaction", "src", "data"].flatMap((name) => element.getAttribute(name) ?? []),
      );
      const schemes = links.flatMap((link) => {
        try {
          return [[new URL(link, "https://here.example/").protocol, link]];
        } catch {
          return [];
        }
      });
      return {
        elements: parsed.querySelectorAll(`[${planted}]`).length,
        handlers: handlers.map((element) => element.outerHTML.slice(0, 120)),
        links: schemes
          .filter(([scheme = ""]) => !/^(https?|mailto|tel|data):$/.test(scheme))
          .map(([, link = ""]) => link),
        data: schemes.filter(([scheme, link = ""]) => scheme === "data:" && !link.startsWith("data:image/")).length,
      };
    },
    { markup: html, planted: PLANTED },
  );
  const wrong = [
    ...(found.elements > 0 ? [`${found.elements} planted elements`] : []),
    ...found.handlers.map((element) => `has a handler: ${element}`),
    ...found.links.map((link) => `leads to ${JSON.stringify(link)}`),
    ...(found.data > 0 ? [`${found.data} links with data`] : []),
  ];
  return wrong.map((what) => `${address}: ${what.slice(0, 300)}`);
}

/** What a page cannot hold as long as texts are escaped; the parser then says what became of it. */
const UNESCAPED = new RegExp(`<[^<>]{0,60}${PLANTED}|(?<!\\\\)" on[a-z]+=`);

/** Staff see what an administrator sees, with less to press. */
const OTHER_ROLES = ["viewer", "firm_representative", null] as const;
const OF_FIRM = /^\/(portal|account)/;
const PUBLIC = /^\/(public|sign-in|forgotten-password|setup|set-password)/;

test("no text that somebody wrote runs or becomes an element, on any page for any role", async ({
  page,
  context,
  world,
  signInAs,
}) => {
  const texts = scriptPayloads(LENGTHS.everyScript);
  expect(texts.length).toBeGreaterThanOrEqual(500);
  const states = Object.values(await furnish(world)).map((all) => all.map((address) => encodeURI(address)));
  const first = states.flatMap(([address]) => address ?? []);
  const ran = await watch(context);
  const planter = new Planter(world.folder);
  const cells = planter.plantTexts(freeTextColumns(), texts);
  const missed = Object.keys(cells).filter((column) => cells[column] === 0);
  expect(missed.sort(), "columns of free text without a row in the furnished world").toEqual(
    Object.keys(NEVER_SHOWN).sort(),
  );
  const wrong: string[] = [];
  const open = async (address: string, isPage = true) => {
    await page.goto(address);
    if (isPage) await takenOver(page);
    wrong.push(...(await inspectLive(page, address)));
  };

  // Opened as a person opens them, the first state of each that is built of other elements than those before it.
  const opened = new Set<string>();
  const openNewKinds = async (role: WorldRole | null, addresses: readonly string[]) => {
    for (const address of addresses) {
      const kind = elementsOf(await world.htmlFor(role, address));
      if (opened.has(kind)) continue;
      opened.add(kind);
      await open(address);
    }
  };
  await signInAs("administrator");
  await openNewKinds(
    "administrator",
    first.filter((path) => !OF_FIRM.test(path) && !PUBLIC.test(path)),
  );
  await signInAs("firm_representative");
  await openNewKinds(
    "firm_representative",
    first.filter((path) => OF_FIRM.test(path)),
  );
  await context.clearCookies();
  await openNewKinds(
    null,
    first.filter((path) => PUBLIC.test(path)),
  );
  expect(opened.size, "kinds of pages that were opened").toBeGreaterThan(100);
  await page.goto("about:blank");

  // Every state for an administrator, and what all others get, as it is sent.
  let pages = 0;
  const parse = async (role: WorldRole | null, address: string) => {
    const html = await world.htmlFor(role, address);
    if (html === "") return;
    pages += 1;
    if (UNESCAPED.test(html) || pages % 10 === 0) wrong.push(...(await inspectParsed(page, address, html)));
  };
  for (const address of states.flat()) await parse("administrator", address);
  for (const role of OTHER_ROLES) for (const address of first) await parse(role, address);

  // What a search says back.
  const lists = first.filter((path) => /^\/[a-z/-]+$/.test(path));
  for (const [at, address] of lists.entries())
    for (const text of texts.filter((_, n) => n % 251 === at % 251))
      await parse("administrator", `${address}?q=${encodeURIComponent(text)}&sort=${encodeURIComponent(text)}`);

  // A report that was downloaded is opened from a folder, where no content policy holds; its charts are pictures that may hold scripts.
  await signInAs("administrator");
  const reports = states.flat().filter((path) => /^\/reports\/\d+$/.test(path));
  for (const report of reports) {
    const html = await world.htmlFor("administrator", `${report}/export?format=html`);
    await page.goto("about:blank");
    await page.setContent(html);
    wrong.push(...(await inspectParsed(page, `${report} as a file`, html)));
    expect(await page.evaluate(() => window.__x)).toBeUndefined();
    const own = await world.htmlFor("administrator", report);
    for (const chart of new Set(own.match(/\/reports\/\d+\/charts\/[a-z-]+\.svg/g))) await open(chart, false);
  }
  planter.close();
  figure(
    "texts that would be scripts",
    texts.length,
    `${ran.length} ran and ${new Set(wrong).size} became elements, in every column of free text, on ${pages.toLocaleString("en")} pages`,
  );
  expect(ran).toEqual([]);
  expect([...new Set(wrong)]).toEqual([]);
});

test("an address that is none of the web never becomes a link", async ({ page, world }) => {
  const states = Object.values(await furnish(world)).flatMap(([first]) => (first ? [encodeURI(first)] : []));
  const columns = freeTextColumns();
  const planter = new Planter(world.folder);
  const marker = "https://marker.example/page";
  planter.plantAddress(columns, marker);
  const showing: [WorldRole | null, string, string][] = [];
  let linked = 0;
  for (const role of ["administrator", "firm_representative", null] as const)
    for (const address of states) {
      const html = await world.htmlFor(role, address);
      // Another record of the same kind shows nothing new.
      const kind = address.replace(/\/(\d+|[\w-]{30,})(?=\/|$|\?)/g, "/:id");
      if (!html.includes(marker) || showing.some((known) => known[2] === kind)) continue;
      showing.push([role, address, kind]);
      if (html.includes(`href="${marker}"`)) linked += 1;
    }
  expect(linked, "pages where a good address is a link").toBeGreaterThan(0);
  const wrong: string[] = [];
  for (const address of addressPayloads()) {
    planter.plantAddress(columns, address);
    for (const [role, path] of showing)
      wrong.push(
        ...(await inspectParsed(page, `${path} with ${JSON.stringify(address)}`, await world.htmlFor(role, path))),
      );
  }
  planter.close();
  expect(wrong).toEqual([]);
});

test("neither does a text in the comparison of a conflict, in the preview of an import, or in the name of a file", async ({
  page,
  context,
  world,
  signInAs,
}) => {
  const { "/organisations/:id/edit": edits = [] } = await furnish(world);
  const ran = await watch(context);
  const short = scriptPayloads().filter((text) => !/[\r\n\u2028]/.test(text) && text.length < 100);
  const planter = new Planter(world.folder);
  await signInAs("administrator");
  const wrong: string[] = [];
  for (const text of short.filter((_, n) => n % 40 === 0)) {
    planter.run("UPDATE organisations SET legal_name = ?, note = ?, address = ?", text, text, text);
    await page.goto(edits[0] ?? "");
    await takenOver(page);
    await page.locator("main form [name=note]").fill(`${text} mine`);
    planter.run("UPDATE organisations SET note = ?, version = version + 1", `${text} theirs`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page
      .locator("main form")
      .filter({ has: page.locator("[name=note]") })
      .locator("button[type=submit]")
      .first()
      .click();
    expect((await answered).status()).toBe(409);
    await expect(page.getByRole("alert").first()).toBeVisible();
    wrong.push(...(await inspectLive(page, "a conflict")));
  }

  const lines = [
    "企业名称,地址,备注,网址",
    ...short
      .slice(0, 200)
      .map((text) => [text, text, text, text].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")),
  ];
  await page.goto("/imports/new");
  await takenOver(page);
  await page.getByLabel("名单文件").setInputFiles({
    name: `<img ${PLANTED} src=x onerror=alert(1)>"'.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n")),
  });
  await page.getByRole("button", { name: "上传并读取" }).click();
  await page.waitForURL(/\/imports\/\d+\/columns/);
  wrong.push(...(await inspectLive(page, "the columns of an import")));
  await page.getByRole("button", { name: "检查每一行" }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await expect(page.locator("main table").first()).toBeVisible();
  wrong.push(...(await inspectLive(page, "the preview of an import")));
  planter.close();
  expect(ran).toEqual([]);
  expect(wrong).toEqual([]);
});
