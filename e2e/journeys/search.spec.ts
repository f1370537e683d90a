import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import { expect, takenOver, test } from "./journey";
import type { World } from "../world";

const CODE = syntheticCreditCode("91", "430104", 7);

function settledWorld(world: World): World {
  world.settle();
  world.organisation("湘凯液压股份有限公司", {
    shortName: "湘凯",
    formerNames: ["岳麓油压件厂"],
    creditCode: CODE,
    products: ["高压油缸", "多路阀"],
    region: "430104",
    memberSince: "2024-03-01",
  });
  world.organisation("浏阳精铸有限公司", { products: ["铸件"], note: "=1+1 不是公式" });
  world.event("液压密封技术讲座", { type: "lecture" });
  return world;
}

async function exported(page: Page, name: string): Promise<Download> {
  await page.locator("summary", { hasText: /^导出$/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).click(),
  ]);
  return download;
}

test("one key finds a member from any page", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("viewer");
  const asked: [from: string, text: string][] = [
    ["/", "油缸"],
    ["/organisations?sort=-name", "岳麓油压件厂"],
    ["/events", "湘凯"],
    ["/account", CODE.slice(4, 12)],
    ["/search?q=铸件", "多路"],
  ];
  for (const [from, text] of asked) {
    await page.goto(from);
    await takenOver(page);
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "全站搜索" })).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "搜索结果" })).toBeVisible();
    await expect(page.getByRole("link", { name: /湘凯液压股份有限公司/ }), text).toBeVisible();
    await expect(page.getByRole("link", { name: /浏阳精铸/ }), text).toBeHidden();
  }
  await page.getByRole("link", { name: /湘凯液压股份有限公司/ }).click();
  await expect(page.getByRole("heading", { name: "湘凯液压股份有限公司" })).toBeVisible();
});

test("the key is a letter like any other while somebody writes", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("viewer");
  await page.goto("/organisations");
  await takenOver(page);
  const box = page.getByRole("searchbox", { name: "在列表中搜索" });
  await box.focus();
  await page.keyboard.type("a/b");
  await expect(box).toHaveValue("a/b");
});

test("members and events are found together, and nothing is said plainly", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/");
  const box = page.getByRole("searchbox", { name: "全站搜索" });
  await box.fill("液压");
  await box.press("Enter");
  await expect(page.getByText("2 条结果")).toBeVisible();
  await expect(page.getByRole("link", { name: /液压密封技术讲座.*活动/ })).toBeVisible();
  await box.fill("盾构");
  await box.press("Enter");
  await expect(page.getByText(/没有找到与「盾构」相关的记录/)).toBeVisible();
  await expect(box).toHaveValue("盾构");
});

test("what the list shows is exported, and read again it changes nothing", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  for (const [button, format] of [
    ["导出 CSV · 全部列", "csv"],
    ["导出 Excel · 全部列", "xlsx"],
  ] as const) {
    await page.goto("/organisations");
    const download = await exported(page, button);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    const buffer = await readFile(await download.path());
    await page.goto("/imports/new");
    await page
      .getByLabel("名单文件")
      .setInputFiles({ name: `导出.${format}`, mimeType: "application/octet-stream", buffer });
    await page.getByRole("button", { name: "上传并读取" }).click();
    await page.getByRole("button", { name: "检查每一行" }).click();
    await expect(page.getByText("所有行都没有变化，不需要写入。")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "按结果查看" }).getByRole("link", { name: /无变化/ })).toHaveText(
      /2$/,
    );
  }
});

test("a filtered list is exported as it is filtered", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/organisations");
  await page.getByRole("searchbox", { name: "在列表中搜索" }).fill("铸件");
  await page.getByRole("search", { name: "筛选条件" }).getByRole("button", { name: "搜索" }).click();
  await expect(page.getByRole("link", { name: "湘凯液压股份有限公司" })).toBeHidden();
  const download = await exported(page, "导出 CSV · 显示的列");
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain("浏阳精铸有限公司");
  expect(text).not.toContain("湘凯");
  expect(text).not.toMatch(/(^|[,"\n])=1\+1/);
});
