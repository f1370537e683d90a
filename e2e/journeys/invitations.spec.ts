import type { Page } from "@playwright/test";
import { contactForm } from "~/modules/organisations/contacts/contact-form";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { filled, type World } from "../world";
import { expect, takenOver, test } from "./journey";

const FIRMS = ["湘凯液压股份有限公司", "浏阳精铸有限公司", "衡阳密封件有限公司"] as const;
const MAILS = ["li@xiangkai.example", "zhou@jingzhu.example", "weber@mifeng.example"] as const;

function invitingWorld(world: World): number {
  world.settle();
  FIRMS.forEach((name, index) => {
    const firm = world.organisation(name);
    const person = { name: `联系人${index + 1}`, email: MAILS[index], locale: index === 2 ? "en" : "zh-CN" };
    const contactId = saveContact(world.as("staff"), {
      organisationId: firm,
      values: filled(contactForm, { ...person, purpose: { events: "on" } }),
    });
    giveConsent(world.as("staff"), firm, contactId, { purpose: "events", way: "paper", evidence: null });
  });
  world.organisation("没有联系人的企业有限公司");
  return world.event("液压专场对接会", { capacity: "4", reservedSeats: "3", reservedUntil: world.day(0) });
}

const linkIn = (mail: { links: string[] }, part: string) => new URL(mail.links.find((link) => link.includes(part))!);

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
}

test("staff invite firms, one registers, one declines, one wants no more of these mails", async ({
  page,
  context,
  world,
  signInAs,
  request,
}) => {
  const id = invitingWorld(world);
  await signInAs("staff");
  await page.goto(`/events/${id}`);
  await page.getByRole("link", { name: "邀请单位" }).click();
  await expect(page.getByRole("heading", { name: "邀请单位" })).toBeVisible();
  await fits(page);
  await page.getByRole("link", { name: "预览找到的全部单位" }).click();
  await expect(page.getByText("将写给 3 家单位的 3 位联系人")).toBeVisible();
  await expect(page.getByText("没有联系人 · 1")).toBeVisible();
  await fits(page);
  await takenOver(page);
  await page.getByLabel(/^附言/).fill("期待您来。");
  await page.getByRole("button", { name: "发送邀请" }).click();
  await expect(page.getByText("邀请已写好，正在发出。")).toBeVisible();
  await fits(page);

  const [first, second, third] = [
    await world.mail.next(MAILS[0], /^邀请：液压专场对接会/),
    await world.mail.next(MAILS[1], /^邀请：液压专场对接会/),
    await world.mail.next(MAILS[2], /^Invitation: 液压专场对接会/),
  ];
  expect(first.text).toContain("期待您来。");

  await context.clearCookies();
  await page.goto(linkIn(first, "/invitations/").pathname);
  await expect(page.getByText(`${FIRMS[0]}受邀参加：`)).toBeVisible();
  await expect(page.getByText("余 4 席")).toBeVisible();
  await fits(page);
  await takenOver(page);
  await page.getByRole("group", { name: "第 1 位" }).getByLabel(/^姓名/).fill("李敏");
  await page.getByLabel(/^联系邮箱/).fill(MAILS[0]);
  await page.getByRole("button", { name: /报名/ }).click();
  await expect(page.getByText(`${FIRMS[0]}已用这份邀请报名。`)).toBeVisible();
  await world.mail.next(MAILS[0], /^报名已确认/);

  await page.goto(linkIn(second, "/invitations/").pathname);
  await page.getByRole("button", { name: "不参加" }).click();
  await expect(page.getByText(`已收到：${FIRMS[1]}不参加。`)).toBeVisible();

  // Others see the one seat that is not kept.
  await page.goto(`/public/events/${id}`);
  await expect(page.getByText("余 1 席")).toBeVisible();

  const ending = linkIn(third, "/unsubscriptions/");
  await page.goto(ending.pathname);
  await page.getByRole("button", { name: "不再接收邀请" }).click();
  await expect(page.getByText("已记下。")).toBeVisible();
  await page.getByRole("button", { name: "重新接收邀请" }).click();
  await expect(page.getByRole("button", { name: "不再接收邀请" })).toBeVisible();
  // The button of a mail program: no cookie, no origin, no redirect.
  const clicked = await request.post(ending.pathname, {
    form: { "List-Unsubscribe": "One-Click" },
    maxRedirects: 0,
  });
  expect(clicked.status()).toBe(200);
  const foreign = await request.post(ending.pathname, {
    form: { "List-Unsubscribe": "One-Click" },
    headers: { Origin: "https://evil.example" },
    maxRedirects: 0,
  });
  expect(foreign.status()).toBe(403);
  await page.reload();
  await expect(page.getByText("已记下。")).toBeVisible();

  await signInAs("staff");
  await page.goto(`/events/${id}/invitations`);
  await expect(page.getByRole("link", { name: "1", exact: true })).toHaveCount(3);
  await expect(page.getByRole("button", { name: "提醒未答复者" })).toBeHidden();
  await page.goto(`/events/${id}/invitations/preview`);
  await expect(page.getByText("已退订邀请 · 1")).toBeVisible();
});
