import AxeBuilder from "@axe-core/playwright";
import type { Page, Request } from "@playwright/test";
import { openReport } from "~/modules/reports/open-report.server";
import { LOCALE_COOKIE } from "~/server/locale-of";
import { dayOfInstant } from "~/values/business-day";
import { lastEndedQuarter } from "~/values/period";
import type { World, WorldRole } from "../world";
import { expect, test } from "./journey";

const SCRIPT_LIMIT_BYTES = 150_000;

/** A page that anybody can use: nothing for axe to find, nothing that scrolls sideways, little to load. */
async function inspect(page: Page, path: string): Promise<string[]> {
  const scripts: Request[] = [];
  const collect = (request: Request) => {
    if (request.resourceType() === "script" || /\.js$/.test(new URL(request.url()).pathname)) scripts.push(request);
  };
  page.on("requestfinished", collect);
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  page.off("requestfinished", collect);
  let scriptBytes = 0;
  for (const script of new Set(scripts)) scriptBytes += (await script.sizes()).responseBodySize;
  const found: string[] = [];
  if (!answer || answer.status() >= 400) found.push(`status ${answer?.status()}`);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  for (const violation of violations) found.push(`${violation.id}: ${violation.nodes[0]?.html.slice(0, 160)}`);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (sideways > 0) found.push(`scrolls sideways by ${sideways} px`);
  if (scriptBytes > SCRIPT_LIMIT_BYTES) found.push(`loads ${scriptBytes} bytes of scripts`);
  return found.map((problem) => `${path} ${problem}`);
}

async function inspectAll(page: Page, paths: readonly string[]): Promise<void> {
  const problems: string[] = [];
  for (const path of paths) problems.push(...(await inspect(page, path)));
  expect(problems).toEqual([]);
}

function filled(world: World) {
  world.settle();
  const firm = world.organisation("湘凯液压股份有限公司", {
    shortName: "湘凯液压",
    products: ["液压油缸", "多路阀"],
    region: "430121",
    memberSince: "2021-03-01",
  });
  world.account("firm_representative", ["湘凯液压股份有限公司"]);
  const event = world.event("主配协同对接会 · 液压专场", { capacity: 60 });
  const running = world.eventUnderWay("数字化转型公开课");
  world.registration(event, "湘凯液压股份有限公司", ["李敏", "陈志远"]);
  world.event("明年的论坛", { publish: false });
  const report = openReport(world.as("staff"), lastEndedQuarter(dayOfInstant(Date.now())), 1);
  return { firm, event, running, report };
}

const STAFF_PAGES = ({ firm, event, running, report }: ReturnType<typeof filled>) => [
  "/",
  "/organisations",
  "/organisations/new",
  `/organisations/${firm}`,
  `/organisations/${firm}/edit`,
  `/organisations/${firm}/contacts/new`,
  "/events",
  "/events/new",
  `/events/${event}`,
  `/events/${event}/edit`,
  `/events/${event}/registrations`,
  `/events/${running}/door`,
  `/events/${running}/attendance`,
  "/search?q=液压",
  "/reports",
  `/reports/${report}`,
  `/reports/${report}?figure=benefited_firms`,
  `/reports/${report}/print`,
  "/plan",
  "/imports",
  "/imports/new",
  "/outbox",
  "/jobs",
  "/account",
];

for (const locale of ["zh-CN", "en"] as const) {
  test(`every page of the desk can be used by everybody (${locale})`, async ({ page, context, world, signInAs }) => {
    test.setTimeout(240_000);
    const pages = STAFF_PAGES(filled(world));
    await signInAs("staff");
    await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: world.server.origin }]);
    await inspectAll(page, pages);
  });
}

test("the pages of administrators, readers, firms and visitors can be used by everybody", async ({
  page,
  world,
  signInAs,
  context,
}) => {
  test.setTimeout(240_000);
  const { event, report } = filled(world);
  const pages: [WorldRole, string[]][] = [
    [
      "administrator",
      ["/settings/accounts", "/settings/accounts/new", "/settings/permissions", "/settings/promoters", "/audit"],
    ],
    ["viewer", ["/", "/organisations", "/events", "/reports", `/reports/${report}`]],
    ["firm_representative", ["/portal", "/account", `/public/events/${event}`]],
  ];
  for (const [role, paths] of pages) {
    await signInAs(role);
    await inspectAll(page, paths);
  }
  await context.clearCookies();
  await inspectAll(page, ["/public/events", `/public/events/${event}`, "/sign-in"]);
});

test("an empty desk says what belongs there", async ({ page, world, signInAs }) => {
  world.settle();
  await signInAs("staff");
  await inspectAll(page, [
    "/",
    "/organisations",
    "/events",
    "/reports",
    "/imports",
    "/outbox",
    "/jobs",
    "/search?q=没有",
  ]);
});
