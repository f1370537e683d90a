import type { Page } from "@playwright/test";
import { eventForm } from "~/modules/events/event-form";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { findEvent } from "~/modules/events/find-event.server";
import { updateEvent } from "~/modules/events/update-event.server";
import { localDateTime } from "~/values/business-day";
import { filled, type World } from "../world";
import { expect, test } from "./journey";

test.use({ javaScriptEnabled: false });

const FIRM = "湘凯液压股份有限公司";
const MAIL = "li.min@firm.example";

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await fits(page);
}

async function fillPeople(page: Page, names: readonly string[], labels: { person: RegExp; name: RegExp }) {
  const rows = page.getByRole("group", { name: labels.person });
  for (const [index, name] of names.entries()) await rows.nth(index).getByLabel(labels.name).fill(name);
}

function settledWorld(world: World): { id: number; month: string } {
  world.settle();
  world.organisation(FIRM);
  const id = world.event("主配协同对接会", { titleEn: "Main–supplier matchmaking", capacity: "10" });
  return { id, month: world.day(1).slice(0, 7) };
}

test("a visitor finds an event in the calendar, registers three people, changes one and cancels", async ({
  page,
  world,
}) => {
  const { id, month } = settledWorld(world);
  await open(page, "/public/events");
  await page.getByRole("link", { name: "月历" }).click();
  await page.getByLabel("月份").fill(month);
  await page.getByLabel("类型").selectOption("对接会");
  await page.getByRole("button", { name: "查看" }).click();
  await fits(page);
  await expect(page.getByLabel("日历地址")).toHaveValue(/\/public\/events\/calendar\.ics\?type=matchmaking$/);
  await page
    .getByRole("link", { name: /主配协同对接会/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByRole("heading", { name: "主配协同对接会" })).toBeVisible();
  await fits(page);

  await page.getByLabel(/^参会单位/).fill(FIRM);
  await fillPeople(page, ["李敏", "王芳", "张伟"], { person: /^第 \d 位$/, name: /^姓名/ });
  await page.getByLabel(/^联系邮箱/).fill("不是邮箱");
  await page.getByRole("button", { name: "提交报名" }).click();
  await expect(page.getByText(/处需要修改，其余内容已保留/)).toBeVisible();
  await fits(page);
  await expect(page.getByRole("group", { name: "第 3 位" }).getByLabel(/^姓名/)).toHaveValue("张伟");
  await page.getByLabel(/^联系邮箱/).fill(MAIL);
  await page.getByRole("button", { name: "提交报名" }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
  await fits(page);

  const asked = await world.mail.next(MAIL, /请确认报名：主配协同对接会/);
  await open(page, asked.links[0]!);
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page.getByText("报名已确认，期待您的到来。")).toBeVisible();
  await fits(page);
  const confirmed = await world.mail.next(MAIL, /报名已确认/);
  await open(page, confirmed.links[0]!);
  const own = page.url();
  await page.getByRole("link", { name: /王芳/ }).click();
  await expect(page.getByRole("heading", { name: "王芳" })).toBeVisible();
  await expect(page.getByText(/入场时请出示二维码/)).toBeVisible();
  await fits(page);
  const ticket = page.url();

  await open(page, own);
  await page.getByRole("link", { name: "修改人员" }).click();
  await fits(page);
  await page.getByRole("group", { name: "第 2 位" }).getByLabel(/^姓名/).fill("陈静");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("参会人员已更新。")).toBeVisible();
  await expect(page.getByText("陈静").first()).toBeVisible();
  expect((await page.goto(ticket))?.status(), "the ticket of whoever does not come any more").toBe(404);

  await open(page, own);
  await page.getByRole("link", { name: "取消报名" }).click();
  await fits(page);
  await page.getByRole("button", { name: "确定取消这份报名（3 人）" }).click();
  await expect(page.getByText("这份报名已取消。")).toBeVisible();
  await open(page, `/public/events/${id}`);
  await expect(page.getByText("余 10 席")).toBeVisible();
});

test("who looks for an event that was moved reads when it is, and that another one was cancelled", async ({
  page,
  world,
}) => {
  const { id, month } = settledWorld(world);
  const staff = world.as("staff");
  const { version, submissionKey: _key, ...event } = findEvent(staff, id);
  const values = { ...event, registrationClosesAt: null, reservedUntil: null };
  const later = { startsAt: `${world.day(40)}T09:00`, endsAt: `${world.day(40)}T11:00` };
  updateEvent(staff, id, version, filled(eventForm, { ...values, ...later, listed: "on" }));
  const cancelled = world.event("精铸讲座", { type: "lecture" });
  cancelEvent(staff, cancelled, "主讲人行程有变");

  await open(page, `/public/events?view=calendar&month=${month}`);
  await expect(page.getByRole("link", { name: /改期/ }).filter({ visible: true })).toContainText("主配协同对接会");
  await expect(page.getByRole("link", { name: /精铸讲座/ }).filter({ visible: true })).toContainText("已取消");
  await page.getByRole("link", { name: /改期/ }).filter({ visible: true }).click();
  const [from, to] = [localDateTime(event.startsAt), later.startsAt].map((time) => Number(time.slice(8, 10)));
  await expect(page.getByText(new RegExp(`本活动已改期：原定 .*${from}日 14:00，改为 .*${to}日 09:00`))).toBeVisible();
  await fits(page);
  await open(page, "/public/events");
  await expect(page.getByRole("link", { name: /主配协同对接会/ })).toContainText("已改期，原定");
  await expect(page.getByRole("link", { name: /精铸讲座/ })).toContainText("已取消");
  await open(page, `/public/events/${cancelled}`);
  await expect(page.getByText(/主讲人行程有变/)).toBeVisible();
  await expect(page.getByRole("button", { name: "提交报名" })).toBeHidden();
});

test("a visitor reads and registers in English", async ({ page, world }) => {
  settledWorld(world);
  await open(page, "/public/events");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByLabel("Address for calendars")).toHaveValue(/calendar\.ics\?lang=en$/);
  await fits(page);
  await page.getByRole("link", { name: /Main–supplier matchmaking/ }).click();
  await page.getByLabel(/^Organisation/).fill("Weber Hydraulics");
  await fillPeople(page, ["Anna Weber"], { person: /^Person \d$/, name: /^Name/ });
  await page.getByLabel(/^Contact e-mail/).fill("weber@hydraulics.example");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const asked = await world.mail.next("weber@hydraulics.example", /Main–supplier matchmaking/);
  await open(page, asked.links[0]!);
  await page.getByRole("button", { name: "Confirm registration" }).click();
  await expect(page.getByText("Your registration is confirmed. We look forward to seeing you.")).toBeVisible();
  await fits(page);
});
