import type { Page } from "@playwright/test";
import { expect, goTo, navigation, test, unfoldSettings } from "./journey";

const PASSWORD = "river stone at seven";

/** Everything at once, as people do before they read what is said beside a field. */
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await page
      .getByLabel(new RegExp(`^${label}`))
      .filter({ visible: true })
      .fill(text);
}

async function navigationNames(page: Page): Promise<string[]> {
  await unfoldSettings(page);
  return (await navigation(page)).getByRole("listitem").allInnerTexts();
}

test("from an empty database to the first colleague at work", async ({ page, world, browser }) => {
  await test.step("the printed link makes the first administrator", async () => {
    await page.goto(world.setUpLink);
    await expect(page.getByRole("heading", { name: "设置第一位管理员" })).toBeVisible();
    await fill(page, { 姓名: "易建国", 邮箱: "admin@promoter.example", 新密码: "password" });
    await page.getByRole("button", { name: "创建管理员并登录" }).click();
    await expect(page.getByText(/密码至少 \d+ 个字符，现在有 8 个/)).toBeVisible();
    await expect(page.getByLabel(/^姓名/)).toHaveValue("易建国");
    await fill(page, { 新密码: PASSWORD });
    await page.getByRole("button", { name: "创建管理员并登录" }).click();
    await expect(page.getByText("还没有设置促进机构")).toBeVisible();
  });

  await test.step("the link works once", async () => {
    const other = await browser.newPage();
    const answer = await other.goto(world.setUpLink);
    expect(answer?.status()).toBe(404);
    await expect(other.getByText(/这个链接已经用过/)).toBeVisible();
    await other.close();
  });

  await test.step("the empty home page leads to the promoter", async () => {
    await page.getByRole("link", { name: "设置促进机构" }).click();
    await fill(page, {
      中文名称: "湘江工程机械集群促进中心",
      英文名称: "Xiangjiang Machinery Cluster Promotion Centre",
      中文简称: "湘江促进中心",
      英文简称: "Xiangjiang Promoter",
      集群中文名称: "湘江工程机械集群",
      集群英文名称: "Xiangjiang Construction Machinery Cluster",
      所在地: "长沙市",
    });
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("cell", { name: "湘江工程机械集群促进中心" })).toBeVisible();
    await goTo(page, "首页");
    await expect(page.getByRole("heading", { name: "卡住的事" })).toBeVisible();
  });

  const colleague = await browser.newContext({ baseURL: world.server.origin, viewport: page.viewportSize()! });
  const hers = await colleague.newPage();
  await test.step("the first colleague gets a link on the screen and by mail", async () => {
    await goTo(page, "账号");
    await page.getByRole("link", { name: "开通账号" }).click();
    await fill(page, { 邮箱: "tan@promoter.example", 姓名: "谭晓丽" });
    await page.getByLabel(/^角色/).filter({ visible: true }).selectOption("工作人员");
    await page.getByRole("button", { name: "保存" }).click();
    const shown = await page.getByLabel("设置密码的链接").inputValue();
    const mail = await world.mail.next("tan@promoter.example", /请设置您的密码/);
    expect(mail.links).toContain(shown);
    await hers.goto(shown);
  });

  await test.step("she sets her password and sees the desk", async () => {
    await expect(hers.getByText("账号：tan@promoter.example")).toBeVisible();
    await fill(hers, { 新密码: "window under the bridge" });
    await hers.getByRole("button", { name: "保存密码并登录" }).click();
    await expect(hers.getByRole("heading", { name: "卡住的事" })).toBeVisible();
  });

  await test.step("next time she signs in and comes back to where she wanted to go", async () => {
    await hers.getByRole("banner").locator("summary", { hasText: "谭" }).click();
    await hers.getByRole("button", { name: "退出" }).click();
    await expect(hers.getByText("已退出登录")).toBeVisible();
    await hers.goto("/organisations");
    await fill(hers, { 邮箱: "tan@promoter.example", 密码: "not the password" });
    await hers.getByRole("button", { name: "登录" }).click();
    await expect(hers.getByText(/邮箱或密码不正确/)).toBeVisible();
    await expect(hers.getByLabel(/^邮箱/)).toHaveValue("tan@promoter.example");
    await fill(hers, { 密码: "window under the bridge" });
    await hers.getByRole("button", { name: "登录" }).click();
    await expect(hers.getByText("还没有成员")).toBeVisible();
  });
  await colleague.close();
});

test("who forgot the password sets a new one by mail", async ({ page, world }) => {
  world.settle();
  await page.goto("/organisations");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await page.getByRole("button", { name: "寄送链接" }).click();
  await expect(page.getByLabel(/^邮箱/)).toHaveAttribute("aria-invalid", "true");
  await fill(page, { 邮箱: "nobody@promoter.example" });
  await page.getByRole("button", { name: "寄送链接" }).click();
  await expect(page.getByText(/如果这个邮箱有账号，信已经寄出/)).toBeVisible();
  await page.getByRole("link", { name: "返回登录" }).click();
  await page.getByRole("link", { name: "忘记密码" }).click();
  await fill(page, { 邮箱: world.emailOf("staff") });
  await page.getByRole("button", { name: "寄送链接" }).click();
  await expect(page.getByText(/如果这个邮箱有账号，信已经寄出/)).toBeVisible();
  const mail = await world.mail.next(world.emailOf("staff"), /设置新密码/);
  await page.goto(mail.links.find((link) => link.includes("/set-password/"))!);
  await fill(page, { 新密码: PASSWORD });
  await page.getByRole("button", { name: "保存密码并登录" }).click();
  await expect(page.getByRole("heading", { name: "卡住的事" })).toBeVisible();
});

test("each role sees the navigation that is its own", async ({ page, world, signInAs }) => {
  world.settle().organisation("湘凯液压股份有限公司");
  world.account("firm_representative", ["湘凯液压股份有限公司"]);
  const work = ["首页", "成员", "活动", "成果", "治理", "自律", "公开名录"];
  const read = ["会员名册", "荣誉资质", "成长阶段", "场所"];
  const results = ["季度报告", "年度计划", "机构自查"];
  const desk = [...work, ...read, "入会申请", "会费", ...results];
  const daily = ["导入记录", "发件箱", "后台任务"];

  await signInAs("administrator");
  await page.goto("/");
  expect(await navigationNames(page)).toEqual([
    ...desk,
    ...daily,
    "账号",
    "会员设置",
    "行业代码",
    "促进机构",
    "荣誉资质类型",
    "程序令牌",
    "通知其他系统",
    "权限表",
    "公开名录设置",
    "保存期限",
    "个人信息请求",
    "企业的资料请求",
    "告知书",
    "备份",
    "邮件设置",
    "系统状况",
    "操作记录",
  ]);

  await signInAs("staff");
  await page.goto("/");
  expect(await navigationNames(page)).toEqual([...desk, ...daily, "行业代码", "保存期限", "企业的资料请求"]);

  await signInAs("viewer");
  await page.goto("/");
  expect(await navigationNames(page)).toEqual([...work, ...read, ...results]);

  await signInAs("firm_representative");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "我的企业" })).toBeVisible();
  expect(await navigationNames(page)).toEqual(["我的企业", "自律与投诉", "公开活动", "公开名录"]);
});

test("the language changes and the page stays", async ({ page, world, signInAs }) => {
  world.settle().organisation("湘凯液压股份有限公司", { shortName: "湘凯" });
  await signInAs("staff");
  await page.goto("/organisations?q=湘凯&sort=-name");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Members", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/organisations\?q=%E6%B9%98%E5%87%AF&sort=-name$/);
  await expect(page.getByRole("link", { name: "湘凯液压股份有限公司" })).toBeVisible();
  await goTo(page, "Events");
  await expect(page.getByText("No events yet")).toBeVisible();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByText("还没有活动")).toBeVisible();
});
