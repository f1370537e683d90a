import { weekdayOf } from "~/modules/events/series/series-days";
import { expect, takenOver, test } from "./journey";

test("staff keep an event as a template, make a series of it, and change one of the series", async ({
  page,
  world,
  signInAs,
}) => {
  const held = world.settle().event("液压沙龙", { type: "salon" });
  await signInAs("staff");
  await page.goto(`/events/${held}`);
  await page.getByRole("link", { name: "存为模板" }).click();
  await expect(page.getByRole("dialog", { name: "存为模板" })).toBeVisible();
  await takenOver(page);
  await page.getByLabel(/^模板名称/).fill("每周沙龙");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已存为模板。")).toBeVisible();

  await page.getByRole("link", { name: "新建系列活动" }).click();
  await page.getByLabel(/^中文名称/).fill("液压沙龙系列");
  await page.getByLabel("重复方式").selectOption("每隔几周的同一星期几");
  await page.getByLabel("第一场日期").fill(world.day(7));
  await page.getByLabel(/^共几场/).fill("3");
  await page.getByRole("button", { name: "查看日期" }).click();
  await expect(page.getByText("尚未保存。")).toBeVisible();
  const days = [7, 14, 21].map((after) => world.day(after));
  for (const day of days) await expect(page.getByLabel(new RegExp(day))).toBeChecked();
  expect(new Set(days.map(weekdayOf)).size).toBe(1);
  await page.getByRole("button", { name: "新建勾选的各场" }).click();
  await expect(page.getByText("系列活动已新建为草稿。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "液压沙龙系列" })).toBeVisible();

  await page.getByRole("link", { name: new RegExp(days[1]!) }).click();
  await expect(page.getByRole("heading", { name: "液压沙龙系列" })).toBeVisible();
  await page.getByRole("link", { name: "编辑" }).click();
  await expect(page.getByLabel(/^会场/)).toBeVisible();
  await takenOver(page);
  await page.getByLabel(/^会场/).fill("麓谷企业广场");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("活动已保存。")).toBeVisible();

  // The one before stays where it is; the one after follows once it is asked to.
  const venue = async (day: string, expected: string) => {
    await page.goto("/events?sort=title&q=液压沙龙系列");
    await page.getByRole("row").filter({ hasText: day }).getByRole("link").first().click();
    await expect(page.getByText(expected, { exact: true })).toBeVisible();
  };
  await venue(days[2]!, "长沙国际会展中心 W2");
  await venue(days[1]!, "麓谷企业广场");
  await page.getByRole("link", { name: "应用到本场及以后各场" }).click();
  await expect(page.getByLabel(new RegExp(days[2]!))).toBeChecked();
  await page.getByRole("button", { name: "应用到勾选的场次" }).click();
  await expect(page.getByText("已应用到勾选的场次。")).toBeVisible();
  await venue(days[0]!, "长沙国际会展中心 W2");
  await venue(days[2]!, "麓谷企业广场");
});
