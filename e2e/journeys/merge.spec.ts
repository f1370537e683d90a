import { furnishDuplicates } from "../furnished-duplicates";
import { expect, takenOver, test } from "./journey";

test("staff merge two organisations, follow the old address, and take the merge back", async ({
  page,
  world,
  signInAs,
}) => {
  world.settle();
  const first = world.organisation("湘江液压有限公司", { shortName: "湘江", address: "麓谷大道 1 号" });
  const second = world.organisation("湘江液压股份有限公司", { shortName: "湘江液压", address: "岳麓大道 2 号" });
  await signInAs("staff");

  await page.goto(`/organisations/${first}/duplicates`);
  await page
    .getByRole("link", { name: /湘江液压股份有限公司/ })
    .last()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("湘江液压股份有限公司");
  const address = page.getByRole("row").filter({ hasText: "岳麓大道 2 号" });
  await expect(address).toContainText("不一致");
  await address.getByRole("radio", { name: /岳麓大道 2 号/ }).check();
  await page.getByRole("button", { name: "合并", exact: true }).click();

  await expect(page.getByText("已合并。")).toBeVisible();
  const merge = page.url();

  await page.goto(`/organisations/${second}`);
  await expect(page).toHaveURL(new RegExp(`/organisations/${first}$`));
  await expect(page.getByText("岳麓大道 2 号")).toBeVisible();
  await page.goto(`/organisations/${second}/duplicates`);
  await expect(page).toHaveURL(new RegExp(`/organisations/${first}/duplicates$`));

  await page.goto(merge);
  await takenOver(page);
  await page.getByRole("button", { name: "撤销合并" }).click();
  await expect(page.getByText("合并已撤销")).toBeVisible();
  await page.goto(`/organisations/${second}`);
  await expect(page).toHaveURL(new RegExp(`/organisations/${second}$`));
  await page.goto(`/organisations/${first}`);
  await expect(page.getByText("麓谷大道 1 号")).toBeVisible();
});

test("two different credit codes are asked about before a merge, and what was chosen is kept", async ({
  browser,
  world,
}) => {
  world.settle();
  const addresses = await furnishDuplicates(world);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: world.server.origin });
  const [name = "", value = ""] = world.cookieOf("staff").split("=", 2);
  await context.addCookies([{ name, value, url: world.server.origin, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(addresses["/organisations/:id/merge/:otherId"]![2]!);
  await expect(page.getByText(/像是.*的分支机构/)).toBeVisible();
  await page.getByRole("radio", { name: /法定名称.*株洲分公司/ }).check();
  await page.getByRole("button", { name: "合并", exact: true }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByText("请先核对营业执照").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: /法定名称.*株洲分公司/ })).toBeChecked();
  await context.close();
});

test("a pair is confirmed as two organisations without JavaScript, and that is taken back", async ({
  browser,
  world,
}) => {
  world.settle();
  await furnishDuplicates(world);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: world.server.origin });
  const [name = "", value = ""] = world.cookieOf("staff").split("=", 2);
  await context.addCookies([{ name, value, url: world.server.origin, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto("/organisations/duplicates");
  await expect(page.getByRole("table")).toContainText("除组织形式外名称相同");
  const rows = await page.getByRole("button", { name: "不是重复" }).count();
  await page.getByRole("button", { name: "不是重复" }).first().click();
  await expect(page.getByText("已记下")).toBeVisible();
  expect(await page.getByRole("button", { name: "不是重复" }).count()).toBe(rows - 1);
  await page.goto("/organisations/duplicates/distinct");
  await page.getByRole("button", { name: "撤回" }).first().click();
  await expect(page.getByText("已撤回")).toBeVisible();
  await context.close();
});

test("the form of a new organisation says what may be there already", async ({ page, world, signInAs }) => {
  world.settle();
  world.organisation("麓山精密轴承有限公司");
  await signInAs("staff");
  await page.goto("/organisations/new");
  await takenOver(page);
  await page.getByRole("textbox", { name: /法定名称/ }).fill("麓山精密轴承有限责任公司");
  await expect(page.getByText("登记册里可能已经有这家机构")).toBeVisible();
  await expect(page.getByRole("link", { name: "麓山精密轴承有限公司", exact: true }).first()).toBeVisible();
});
