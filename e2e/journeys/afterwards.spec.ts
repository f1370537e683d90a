import type { Page } from "@playwright/test";
import { dayOfInstant } from "~/values/business-day";
import { quarterOfDay } from "~/values/period";
import { eventThatEnded } from "../furnished-afterwards";
import { expect, test } from "./journey";

const FIRM = "湘凯液压股份有限公司";
const TITLE = "液压对接会";
const OUTCOME = "油缸国产化替代项目";

async function withoutSidewaysScrolling(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, page.url()).toBe(0);
}

test("from the end of an event to its outcome, its cost, what people thought, and the figures that open all of it", async ({
  page,
  browser,
  baseURL,
  world,
  signInAs,
}) => {
  world.settle();
  world.organisation(FIRM);
  const event = eventThatEnded(world, TITLE);
  const day = world.day(-3);
  const section = (name: string) => page.locator("section", { has: page.getByRole("heading", { name }) });
  await signInAs("staff");

  await test.step("what was signed is recorded, and waits on the home page once its next step is overdue", async () => {
    await page.goto(`/events/${event}`);
    await section("成果").getByRole("link", { name: "登记成果" }).click();
    await page.getByLabel("类别").selectOption({ label: "签约项目" });
    await page.getByRole("textbox", { name: "名称" }).fill(OUTCOME);
    await page.getByLabel("金额（元）").fill("1,200,000.50");
    await page.getByLabel("阶段").selectOption({ label: "已签约" });
    await page.getByLabel("单位 1").fill("没有这一家");
    await page.getByLabel("下一步", { exact: true }).fill("提交环评材料");
    await page.getByLabel("下一步期限").fill(world.day(-1));
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("成员名单里没有这个单位")).toBeVisible();
    await page.getByLabel("单位 1").fill(FIRM);
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("heading", { name: OUTCOME })).toBeVisible();
    await expect(page.getByText("¥1,200,000.50")).toBeVisible();
    await withoutSidewaysScrolling(page);
    await page.goto("/");
    await expect(page.getByRole("link", { name: new RegExp(`「${OUTCOME}」的下一步`) })).toBeVisible();
  });

  await test.step("the cost is entered, and shared among those who came", async () => {
    await page.goto(`/events/${event}/costs`);
    await page.getByRole("group", { name: "场地" }).getByLabel("实际（元）").fill("3000");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(section("预算与费用").getByText("每人次 ¥100（现场 30 人次）")).toBeVisible();
  });

  await test.step("the survey is written and sent, once", async () => {
    await section("满意度调查").getByRole("link", { name: "查看调查" }).click();
    await page.getByRole("link", { name: "编辑问卷" }).first().click();
    await page.getByLabel("记名").check();
    const first = page.getByRole("group", { name: "问题 1" });
    await first.getByLabel("类型").selectOption({ label: "单选" });
    await first.getByLabel("问题（中文）").fill("还会再来吗？");
    await first.getByLabel("选项（中文，每行一个）").fill("会\n不会");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("link", { name: "发送调查" }).click();
    await expect(page.getByText("将给 2 个邮箱各发一封邮件")).toBeVisible();
    await page.getByRole("button", { name: "发送调查" }).click();
    await expect(page.getByText("已放入发件箱。")).toBeVisible();
    await withoutSidewaysScrolling(page);
  });

  const linkOf = async (recipient: string) => {
    const mail = await world.mail.next(recipient, /请说说您的看法/);
    return new URL(mail.links.find((link) => link.includes("/public/surveys/"))!).pathname;
  };

  await test.step("whoever came answers by the link, once, also without scripts", async () => {
    await page.context().clearCookies();
    const [first, second] = [await linkOf("came0@visitor.example"), await linkOf("came1@visitor.example")];
    await page.goto(first);
    await expect(page.getByText("本次调查是记名的")).toBeVisible();
    await withoutSidewaysScrolling(page);
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page
      .getByRole("group", { name: /总体满意/ })
      .getByLabel("5", { exact: true })
      .check();
    await page.getByRole("group", { name: "还会再来吗？" }).getByLabel("会", { exact: true }).check();
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByText("谢谢，已收到您的反馈。")).toBeVisible();
    await page.goto(first);
    await expect(page.getByText("这份邀请已经用过了。")).toBeVisible();

    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL, locale: "en" });
    const scriptless = await plain.newPage();
    await scriptless.goto(second);
    await scriptless.locator("input[name=satisfaction][value='4']").check();
    await scriptless.locator("textarea[name=remark]").fill("下午更方便");
    await scriptless.locator("form button[type=submit]").last().click();
    await expect(scriptless.getByRole("status")).toContainText(/谢谢|Thank you/);
    await plain.close();
  });

  await test.step("the results stand on the event", async () => {
    await signInAs("staff");
    await page.goto(`/events/${event}/survey`);
    await expect(page.getByText("发出 2 份，收回 2 份（100%）")).toBeVisible();
    await expect(page.getByText("平均 4.50（2 份）").first()).toBeVisible();
    await expect(page.getByText("下午更方便")).toBeVisible();
    await withoutSidewaysScrolling(page);
    await page.goto(`/events/${event}`);
    await expect(section("满意度调查").getByText("平均 4.50（2 份）")).toBeVisible();
  });

  await test.step("the report of the quarter says it, and its figure opens the record", async () => {
    const period = quarterOfDay(dayOfInstant(Date.parse(`${day}T04:00:00Z`)));
    await page.goto(`/reports/open?period=${period}`);
    await page.getByRole("button", { name: /报告/ }).click();
    const article = page.getByRole("article");
    await expect(article.getByRole("row", { name: /满意度（平均）.*4\.50/ })).toBeVisible();
    await expect(article.getByRole("row", { name: /活动实际费用.*¥3,000/ })).toBeVisible();
    await article.getByRole("link", { name: "查看成果金额的明细: ¥1,200,000.50" }).click();
    await page.getByRole("link", { name: "打开全部 1 条" }).click();
    await expect(page).toHaveURL(/\/outcomes\?/);
    await expect(page.getByRole("link", { name: OUTCOME })).toBeVisible();
    await withoutSidewaysScrolling(page);
  });
});
