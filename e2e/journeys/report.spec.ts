import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Locator, Page } from "@playwright/test";
import { expect, goTo, test } from "./journey";
import type { World } from "../world";

const FIRMS = ["湘凯液压股份有限公司", "浏阳精铸有限公司", "星沙电机有限公司"];
const DAY = "2026-09-10";

/** A third quarter with two lectures, a conference with a counted number, and one event of the quarter before. */
function settledWorld(world: World): World {
  world.settle();
  for (const name of FIRMS) world.organisation(name, { memberSince: "2024-01-01" });
  const held = (title: string, day: string, values: Record<string, unknown> = {}) =>
    world.event(title, { startsAt: `${day}T09:00`, endsAt: `${day}T17:00`, type: "lecture", ...values });
  const lecture = held("液压密封技术讲座", DAY);
  world.signIn(lecture, "李敏", FIRMS[0]!, DAY);
  world.signIn(lecture, "王芳", FIRMS[0]!, DAY);
  world.signIn(lecture, "张伟", FIRMS[1]!, DAY);
  const second = held("铸件缺陷分析讲座", "2026-08-20");
  world.signIn(second, "赵强", FIRMS[1]!, "2026-08-20");
  const forum = held("集群发展大会", "2026-07-15", { type: "conference_forum" });
  world.count(forum, "2026-07-15", 260);
  const before = held("上一季度的讲座", "2026-05-11");
  world.signIn(before, "刘洋", FIRMS[2]!, "2026-05-11");
  return world;
}

/** The figure in the running text or the tables of the report. */
function figure(page: Page, name: string): Locator {
  return page
    .getByRole("article")
    .getByRole("link", { name: new RegExp(`查看${name}的明细: `) })
    .first();
}

async function download(page: Page, link: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
}

async function exportAs(page: Page, format: string): Promise<{ name: string; bytes: Uint8Array }> {
  const link = page.getByRole("link", { name: format, exact: true });
  if (!(await link.isVisible())) await page.locator("summary", { hasText: "导出" }).click();
  return download(page, link);
}

function partText(bytes: Uint8Array, part: string): string {
  const content = unzipSync(bytes, { filter: ({ name }) => name === part })[part];
  return content ? strFromU8(content).replace(/<[^>]+>/g, "") : "";
}

test("the quarter's report from the first figure to what changed after it was frozen", async ({
  page,
  world,
  signInAs,
}) => {
  settledWorld(world);
  await signInAs("administrator");

  await test.step("the plan of the year is set", async () => {
    await page.goto("/");
    await goTo(page, "年度计划");
    await page.goto("/plan?year=2026");
    await page.getByLabel("专家讲座，第三季度").fill("4");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("计划已保存。")).toBeVisible();
  });

  await test.step("the report of the third quarter is begun", async () => {
    await goTo(page, "季度报告");
    await expect(page.getByText("还没有报告")).toBeVisible();
    await page.getByLabel("报告期").fill("2026Q3");
    await page.getByRole("button", { name: "编写报告" }).click();
    await page.getByRole("button", { name: "编写2026 年第三季度报告" }).click();
    await expect(page.getByRole("heading", { name: "2026 年第三季度活动报告", level: 1 })).toBeVisible();
  });

  await test.step("a figure shows its rule and leads to as many records as it counts", async () => {
    const lectures = figure(page, "专家讲座");
    await expect(lectures).toHaveText("2");
    await lectures.click();
    const aside = page.getByRole("complementary", { name: "明细" });
    await expect(aside.getByText(/类型为「专家讲座」的已举办活动场数/)).toBeVisible();
    await expect(aside.getByText("液压密封技术讲座")).toBeVisible();
    await expect(aside.getByText("铸件缺陷分析讲座")).toBeVisible();
    await aside.getByRole("link", { name: /打开全部/ }).click();
    await expect(page.getByRole("region", { name: "活动" }).locator("tbody tr")).toHaveCount(2);
    await page.goBack();
    await expect(figure(page, "受惠企业")).toHaveText("2");
    await expect(figure(page, "参与人次")).toHaveText("264");
  });

  const report = new URL(page.url()).pathname;
  await test.step("staff write what the numbers do not say", async () => {
    await page.goto(report);
    await page.getByRole("link", { name: /主要数据：说明文字/ }).click();
    await page.getByLabel("中文").fill("本季度以液压专场为重点。\n\n下季度继续。");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("说明文字已保存。")).toBeVisible();
    await expect(page.getByRole("article").getByText("本季度以液压专场为重点。")).toBeVisible();
  });

  await test.step("the report is frozen", async () => {
    await page.getByRole("link", { name: "冻结" }).click();
    await expect(page.getByText(/冻结会保存 \d+ 个数及其 \d+ 条明细/)).toBeVisible();
    await page.getByRole("button", { name: "确认冻结" }).click();
    await expect(page.getByText("报告已冻结。")).toBeVisible();
  });

  await test.step("it goes out as Word, Excel and print", async () => {
    const word = await exportAs(page, "Word");
    expect(word.name).toMatch(/2026Q3.*\.docx$/);
    const text = partText(word.bytes, "word/document.xml");
    expect(text).toContain("本季度以液压专场为重点。");
    expect(text).toContain("264");
    const excel = await exportAs(page, "Excel");
    expect(excel.name).toMatch(/2026Q3.*\.xlsx$/);
    expect(Object.keys(unzipSync(excel.bytes))).toContain("xl/workbook.xml");
    await page.getByRole("link", { name: "打印" }).click();
    await expect(page.getByText("本季度以液压专场为重点。")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
  });

  await test.step("an attendance changes afterwards: the report says old and new, who and when", async () => {
    await page.goto("/events?q=液压密封");
    await page.getByRole("link", { name: "液压密封技术讲座" }).click();
    await page.getByRole("link", { name: "登记清点人数" }).click();
    await page.getByLabel(/^人数/).fill("10");
    await page.getByLabel(/^来源必填/).selectOption("纸质签到表");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("人数已登记。")).toBeVisible();

    await page.goto(report);
    await expect(figure(page, "参与人次")).toHaveText("264");
    await expect(page.getByText(/冻结后有 \d+ 个数与现有记录不同/)).toBeVisible();
    await page.getByRole("link", { name: "查看差异" }).click();
    const change = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: /^参与人次\s*264 → 271/ }) });
    await expect(change.getByText(/易建国.*登记人数/)).toBeVisible();
    await expect(change.getByText("液压密封技术讲座")).toBeVisible();
    await change.locator("summary", { hasText: "记录原因" }).click();
    await change.getByLabel(/^原因/).fill("纸质签到表补录");
    await change.getByRole("button", { name: "记录原因" }).click();
    await expect(page.getByText("原因已记录。")).toBeVisible();
    const log = page.getByRole("listitem").filter({ hasText: "纸质签到表补录" });
    await expect(log).toContainText("264 → 271");
    await expect(log).toContainText("易建国");
  });

  await test.step("whoever may only read sees the report and its records, and changes nothing", async () => {
    await signInAs("viewer");
    await page.goto(report);
    await expect(figure(page, "专家讲座")).toHaveText("2");
    await expect(page.getByRole("link", { name: "冻结" })).toBeHidden();
    await figure(page, "专家讲座").click();
    await page
      .getByRole("complementary", { name: "明细" })
      .getByRole("link", { name: /打开全部/ })
      .click();
    await expect(page.getByRole("region", { name: "冻结时的明细" }).locator("tbody tr")).toHaveCount(2);
  });
});

test("a report of a quarter that still runs cannot be frozen", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("administrator");
  const quarter = `${world.today.slice(0, 4)}Q${Math.ceil(Number(world.today.slice(5, 7)) / 3)}`;
  await page.goto(`/reports/open?period=${quarter}`);
  await page.getByRole("main").getByRole("button").click();
  await page.getByRole("link", { name: "冻结" }).click();
  await expect(page.getByText(/才结束，结束后才能冻结/)).toBeVisible();
  await expect(page.getByRole("button", { name: "确认冻结" })).toBeHidden();
});

test("the home page shows the quarter and what is stuck", async ({ page, world, signInAs }) => {
  settledWorld(world);
  world.event("没有记录的活动", { startsAt: "2026-09-20T09:00", endsAt: "2026-09-20T17:00" });
  await signInAs("staff");
  await page.goto("/?period=2026Q3");
  await expect(page.getByRole("heading", { name: "2026 年第三季度" })).toBeVisible();
  await expect(page.getByRole("link", { name: /专家讲座/ })).toContainText("2");
  await page.getByRole("link", { name: /没有记录的活动/ }).click();
  await expect(page.getByRole("heading", { name: /没有记录的活动|签到与人数/ })).toBeVisible();
});
