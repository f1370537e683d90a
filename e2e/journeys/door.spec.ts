import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { registrationView } from "~/modules/events/registration-queries.server";
import { BROWSER_ARGUMENTS, findBrowser } from "../find-browser";
import { writeTicketVideo } from "../ticket-video";
import type { World } from "../world";
import { expect, listenForComplaints, takenOver, test } from "./journey";

const folder = mkdtempSync(path.join(tmpdir(), "weft-camera-"));
const film = path.join(folder, "ticket.y4m");
test.use({
  launchOptions: {
    executablePath: findBrowser(),
    args: [
      ...BROWSER_ARGUMENTS,
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  },
});
test.skip(({ isMobile }) => !isMobile, "doors are kept with a phone");
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An event that is under way, and the tickets of four people who have a seat. */
function doorWorld(world: World): { id: number; tickets: string[] } {
  world.settle();
  world.organisation("湘凯液压股份有限公司");
  const id = world.eventUnderWay("主配协同对接会");
  const registration = world.registration(id, "湘凯液压股份有限公司", ["李敏", "王芳", "张伟", "刘洋"]);
  const tickets = registrationView(world.as("staff"), { id: registration }).tickets.map(({ code }) => code);
  return { id, tickets };
}

async function openScanner(page: Page, id: number): Promise<void> {
  await page.goto(`/events/${id}/door/scan`);
  await takenOver(page);
  await expect(page.getByText("本机名单 4 人")).toBeVisible();
}

const answer = (page: Page) => page.locator("[aria-live=assertive]");

async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel("入场券编码").fill(code);
  await page.getByRole("button", { name: "查验" }).click();
}

test("tickets are answered at once, taken back, and only the page of the scanner may use the camera", async ({
  page,
  world,
  signInAs,
}) => {
  const { id, tickets } = doorWorld(world);
  await signInAs("staff");
  const door = await page.goto(`/events/${id}/door`);
  expect(door!.headers()["permissions-policy"]).toContain("camera=()");
  const scanner = page.waitForResponse((response) => response.url().endsWith(`/events/${id}/door/scan`));
  await page.getByRole("link", { name: "扫码签到" }).click();
  expect((await scanner).headers()["permissions-policy"]).toContain("camera=(self)");
  await expect(page.getByRole("heading", { name: "扫码签到" })).toBeVisible();
  await takenOver(page);
  await expect(page.getByText("本机名单 4 人")).toBeVisible();

  await type(page, tickets[0]!);
  await expect(answer(page)).toContainText("已签到");
  await expect(answer(page)).toContainText("李敏");
  await expect(answer(page).getByText("这是本机的判断")).toBeHidden();
  await type(page, tickets[0]!.toLowerCase());
  await expect(answer(page)).toContainText("已经入场");
  await expect(answer(page)).toContainText("谭晓丽");
  await type(page, "99999-0123456789ABCDEF");
  await expect(answer(page)).toContainText("无效");
  await expect(page.getByText("待发送 0 条")).toBeVisible();

  await page.getByRole("button", { name: "撤销李敏的签到" }).first().click();
  await expect(page.getByRole("button", { name: "撤销李敏的签到" })).toHaveCount(0);
  await type(page, tickets[0]!);
  await expect(answer(page)).toContainText("已签到");
  await page.goto(`/events/${id}/door`);
  await expect(page.getByText("已签到 1 人")).toBeVisible();

  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});

test("the camera reads the code of a ticket", async ({ page, world, signInAs }) => {
  const { id, tickets } = doorWorld(world);
  writeTicketVideo(film, `${world.server.origin}/public/tickets/${tickets[2]!}`);
  await signInAs("staff");
  await openScanner(page, id);
  await page.getByRole("button", { name: "打开摄像头" }).click();
  await expect(answer(page)).toContainText("张伟");
  await expect(answer(page)).toContainText("已签到");
  await page.getByRole("button", { name: "关闭摄像头" }).click();
  await expect(page.getByRole("button", { name: "打开摄像头" })).toBeVisible();
});

test("without a network the phone goes by its list, loses nothing, and both doors hear of a ticket let in twice", async ({
  page,
  context,
  browser,
  world,
  signInAs,
  complaints,
}) => {
  const { id, tickets } = doorWorld(world);
  await signInAs("staff");
  await openScanner(page, id);
  const colleague = await browser.newContext({ baseURL: world.server.origin });
  await colleague.addCookies(await context.cookies());
  const other = await colleague.newPage();
  listenForComplaints(other, complaints, world.server.origin);
  await openScanner(other, id);

  await context.setOffline(true);
  await type(page, tickets[0]!);
  await expect(answer(page)).toContainText("已签到");
  await expect(answer(page)).toContainText("这是本机的判断，还没有发送。");
  await expect(page.getByText("现在连不上服务器。")).toBeVisible();
  await type(page, tickets[0]!);
  await expect(answer(page)).toContainText("已经入场");
  await type(page, tickets[1]!);
  await expect(answer(page)).toContainText("王芳");
  await expect(page.getByText("待发送 3 条")).toBeVisible();

  await type(other, tickets[0]!);
  await expect(answer(other)).toContainText("已签到");

  // The network is back, and the server is not yet.
  await context.route("**/door/scans", (route) => route.abort("internetdisconnected"));
  await context.setOffline(false);
  await page.reload();
  await takenOver(page);
  await expect(page.getByText("待发送 3 条")).toBeVisible();
  await context.unroute("**/door/scans");
  await page.getByRole("button", { name: "立即同步" }).click();
  await expect(page.getByText("待发送 0 条")).toBeVisible();
  await expect(page.getByText("本机先行放行，服务器的判断不同：")).toBeVisible();
  await expect(page.getByText("以下入场券在两处各放行了一次")).toBeVisible();

  await other.reload();
  await expect(other.getByText("以下入场券在两处各放行了一次")).toBeVisible();
  await expect(other.getByText(/李敏（湘凯液压股份有限公司）/)).toBeVisible();
  await other.goto(`/events/${id}/door`);
  await expect(other.getByText("已签到 2 人")).toBeVisible();
  await colleague.close();

  // The names leave the phone with the session.
  await context.clearCookies();
  await page.goto("/sign-in");
  await takenOver(page);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("李敏");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the code is typed and the answer is a page", async ({ page, world, signInAs }) => {
    const { id, tickets } = doorWorld(world);
    await signInAs("staff");
    await page.goto(`/events/${id}/door/scan`);
    await type(page, tickets[3]!);
    await expect(page.getByText("刘洋")).toBeVisible();
    await expect(page.getByText("已签到", { exact: true })).toBeVisible();
  });
});
