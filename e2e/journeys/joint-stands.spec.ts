import { expect, takenOver, test } from "./journey";

const [FIRM, OTHER] = ["湘凯液压股份有限公司", "浏阳精铸有限公司"] as const;

test("staff open a joint stand, a firm asks for a place and gives it back, staff put another one there", async ({
  page,
  world,
  signInAs,
}) => {
  world.settle();
  for (const name of [FIRM, OTHER]) world.organisation(name, { memberSince: "2024-03-01", products: "高压油缸" });
  world.account("firm_representative", [FIRM]);
  const event = world.event("国际工程机械展", { type: "exhibition" });
  await signInAs("staff");
  await page.goto(`/events/${event}`);
  await page.getByRole("link", { name: "展位与参展企业" }).click();
  await page.getByRole("link", { name: "添加展位" }).click();
  await expect(page.getByRole("dialog", { name: "添加展位" })).toBeVisible();
  await takenOver(page);
  await page.getByLabel(/^名称（中文）/).fill("集群联合展台");
  await page.getByLabel(/^展馆与展位号/).fill("W2-A108");
  await page.getByLabel(/^面积/).fill("108");
  await page.getByLabel(/^展位费用/).fill("1000.01");
  await page.getByLabel(/^企业申请截止日/).fill(world.today);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("展位已保存。")).toBeVisible();

  await signInAs("firm_representative");
  await page.goto("/portal");
  await page.getByRole("link", { name: "我们的活动" }).click();
  await page.getByRole("link", { name: /集群联合展台/ }).click();
  await expect(page.getByLabel("展出的产品")).toHaveValue("高压油缸");
  await takenOver(page);
  await page.getByLabel("展位人员").fill("李敏\n王芳");
  await page.getByRole("button", { name: "申请参展" }).click();
  await expect(page.getByText("参展信息已提交。")).toBeVisible();
  await expect(page.getByRole("link", { name: /集群联合展台/ })).toContainText("已申请");

  await signInAs("staff");
  await page.goto("/");
  await page.getByRole("link", { name: /1 家企业申请参展/ }).click();
  await expect(page.getByText("展位人员：李敏、王芳")).toBeVisible();
  await page.getByRole("button", { name: `确认${FIRM}参展` }).click();
  await expect(page.getByText("已确认企业参展。")).toBeVisible();
  await page.getByRole("link", { name: "安排企业参展" }).click();
  await expect(page.getByRole("dialog", { name: "安排企业参展" })).toBeVisible();
  await takenOver(page);
  await page.getByLabel(/^参展企业/).fill(OTHER);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("参展企业已保存。")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: FIRM })).toContainText("¥500.01");
  await expect(page.getByRole("listitem").filter({ hasText: OTHER })).toContainText("¥500");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );

  await signInAs("firm_representative");
  await page.goto("/portal");
  await page.getByRole("link", { name: "我们的活动" }).click();
  await page.getByRole("link", { name: /集群联合展台/ }).click();
  await expect(page.getByText("¥500.01")).toBeVisible();
  await page.getByRole("link", { name: "退出展位" }).click();
  await page.getByRole("button", { name: "退出展位" }).click();
  await expect(page.getByText("已退出展位。")).toBeVisible();
});
