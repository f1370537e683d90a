import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { programmeOf } from "~/modules/events/programme/programme-pages.server";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { registrationForm } from "~/modules/events/registration-form";
import { filled, type World } from "../world";
import { expect, takenOver, test } from "./journey";

const FIRM = "湘凯液压股份有限公司";
const MAIL = "cao@xiangkai.example";

function worldWithEvent(world: World): number {
  world.settle();
  world.organisation(FIRM);
  world.account("firm_representative", [FIRM]);
  return world.eventUnderWay("产业链协同大会", { registrationClosesAt: `${world.day(1)}T12:00` });
}

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
}

/** Somebody else takes a seat in a session, of which an open page knows nothing. */
function takeSeat(world: World, eventId: number, session: string): void {
  const staff = world.as("staff");
  const { sessions, ticketTypes } = programmeOf(staff, eventId);
  const person = {
    name: "赵强",
    ticketTypeId: String(ticketTypes[0]!.id),
    sessionIds: [String(sessions.find(({ titleZh }) => titleZh === session)!.id)],
  };
  const values = { organisationName: "鼎盛精铸", email: "zhao@firm.example", people: [person] };
  const keys = { noticeVersion: PRIVACY_NOTICE_VERSION, submissionKey: randomUUID() };
  registerForEvent(staff, eventId, filled(registrationForm, { ...values, ...keys }));
}

async function addSession(page: Page, world: World, title: string, [from, to]: [string, string], seats: string) {
  await page.getByRole("link", { name: "添加分场" }).click();
  await takenOver(page);
  await page.getByLabel(/^中文名称/).fill(title);
  await page.getByLabel(/^开始/).fill(`${world.today}T${from}`);
  await page.getByLabel(/^结束/).fill(`${world.today}T${to}`);
  await page.getByLabel("地点").fill("三号厅");
  await page.getByLabel("报名时选择").check();
  await page.getByLabel(/^席位数/).fill(seats);
  await fits(page);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("分场已保存。")).toBeVisible();
}

test("a programme is made, chosen from, attended and printed", async ({ page, context, world, signInAs }) => {
  const id = worldWithEvent(world);
  await signInAs("staff");
  await page.goto(`/events/${id}/sessions`);
  await addSession(page, world, "液压工坊", ["10:00", "11:00"], "2");
  await addSession(page, world, "质量圆桌", ["10:30", "12:00"], "");
  await page.goto(`/events/${id}/tickets/new`);
  await takenOver(page);
  await page.getByLabel(/^名称（中文）/).fill("普通票");
  await page.getByLabel(/^谁可以选/).selectOption("everyone");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("票种已保存。")).toBeVisible();
  await fits(page);

  // A firm registers two people; one of the two seats goes to another firm meanwhile.
  await signInAs("firm_representative");
  await page.goto(`/public/events/${id}`);
  await takenOver(page);
  await page.getByRole("button", { name: "添加人员" }).click();
  const [first, second] = [1, 2].map((number) => page.getByRole("group", { name: `第 ${number} 位`, exact: true }));
  for (const [person, name] of [
    [first!, "李敏"],
    [second!, "王建国"],
  ] as const) {
    await person.getByLabel(/^姓名/).fill(name);
    await person.getByLabel(/^票种/).selectOption({ label: "普通票" });
    await person.getByLabel(/液压工坊 · 三号厅 · 余 2 席/).check();
  }
  await page.getByLabel(/^联系邮箱/).fill(MAIL);
  await fits(page);
  takeSeat(world, id, "液压工坊");
  await page.getByRole("button", { name: /提交报名/ }).click();
  await expect(second!.getByText("「液压工坊」只剩 1 个席位")).toBeVisible();
  await expect(first!.getByText("只剩 1 个席位")).toBeHidden();
  await second!.getByLabel(/液压工坊/).uncheck();
  await second!.getByLabel(/质量圆桌/).check();
  await page.getByRole("button", { name: /提交报名/ }).click();
  await page.waitForURL(/\/portal\?done=registered/);
  const mail = await world.mail.next(MAIL, /^报名已确认/);
  expect(mail.text).toContain(`${world.today} 10:00–11:00 液压工坊 · 三号厅`);
  expect(mail.text).toContain(`${world.today} 10:30–12:00 质量圆桌 · 三号厅`);

  // Whoever comes later reads that the session is full, and cannot choose it.
  await context.clearCookies();
  await page.goto(`/public/events/${id}`);
  const full = page.getByRole("group", { name: "第 1 位", exact: true }).getByLabel(/液压工坊 · 三号厅 · 已满/);
  await expect(full).toBeDisabled();
  await fits(page);

  await signInAs("staff");
  await page.goto(`/events/${id}/door`);
  await expect(page.getByText(/10:30–12:00 质量圆桌 · 三号厅/)).toBeVisible();
  await page.getByRole("button", { name: "为李敏签到" }).click();
  await expect(page.getByRole("button", { name: "撤销李敏的签到" })).toBeVisible();

  await page.goto(`/events/${id}`);
  await page.getByRole("link", { name: "出席名单" }).click();
  await expect(page.getByText("到场 1，缺席 0，请假 0，未记录 2")).toBeVisible();
  await takenOver(page);
  await fits(page);
  await page
    .getByRole("group", { name: /^王建国/ })
    .getByText("请假")
    .click();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("出席情况已保存。")).toBeVisible();
  await expect(page.getByText("到场 1，缺席 0，请假 1，未记录 1")).toBeVisible();
  await page.getByLabel("全场或分场").selectOption({ label: `${world.today} 10:00–11:00 液压工坊 · 三号厅` });
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText("到场 0，缺席 0，请假 0，未记录 2")).toBeVisible();
  await takenOver(page);
  await page.getByRole("group", { name: /^赵强/ }).getByText("缺席").click();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("到场 0，缺席 1，请假 0，未记录 1")).toBeVisible();
  await page.getByRole("button", { name: "其余 1 人全部记为到场" }).click();
  await expect(page.getByText("到场 1，缺席 1，请假 0，未记录 0")).toBeVisible();
  await fits(page);

  await page.getByRole("link", { name: "打印名单" }).click();
  await expect(page.getByRole("heading", { name: "整场活动" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /10:00–11:00 液压工坊/ })).toBeVisible();
  await expect(page.getByText("到场 1，缺席 1，请假 0，未记录 0")).toBeVisible();
  await fits(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toBeHidden();
});
