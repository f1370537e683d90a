import { expect, takenOver, test } from "./journey";
import type { World } from "../world";

function settledWorld(world: World): World {
  world.settle();
  world.organisation("湘凯液压股份有限公司", { kind: "enterprise", sizeClass: "large" });
  world.organisation("浏阳精铸有限公司", { kind: "enterprise", sizeClass: "small" });
  world.organisation("中部工程机械研究院", { kind: "research_institute" });
  return world;
}

const isPhone = (width: number | undefined) => (width ?? 0) < 640;

test("the filters say how many records each option would give", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/organisations?filter.size=large");
  await takenOver(page);
  await page.locator("summary", { hasText: "筛选" }).click();
  await expect(page.getByRole("checkbox", { name: /^企业 1$/ })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^小型 1$/ })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^大型 1$/ })).toBeChecked();
  await page.getByRole("checkbox", { name: /^小型/ }).check();
  await page.getByRole("button", { name: "应用" }).click();
  await expect(page.getByRole("link", { name: "浏阳精铸有限公司" })).toBeVisible();
  expect(new URL(page.url()).searchParams.getAll("filter.size")).toEqual(["large", "small"]);
});

test("a query is saved as a view, stands above the list, and opens by default", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/organisations?filter.kind=enterprise&sort=-name");
  await takenOver(page);
  await page.locator("summary", { hasText: "保存为视图" }).click();
  await page.getByRole("textbox", { name: "视图名称" }).fill("全部企业");
  await page.getByRole("button", { name: "保存为视图" }).click();
  const pinned = page.getByRole("navigation", { name: "固定的视图" });
  await expect(pinned.getByRole("link", { name: "全部企业" })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("link", { name: "中部工程机械研究院" })).toBeHidden();
  await page.goto("/lists/organisations/views");
  await page.getByRole("button", { name: "设为默认 全部企业" }).click();
  await expect(page.getByRole("button", { name: "取消默认 全部企业" })).toBeVisible();
  await page.goto("/organisations");
  expect(new URL(page.url()).searchParams.get("filter.kind")).toBe("enterprise");
  await page.getByRole("navigation", { name: "固定的视图" }).getByRole("link", { name: "全部记录" }).click();
  await expect(page.getByRole("link", { name: "中部工程机械研究院" })).toBeVisible();
});

test("columns are chosen and kept for the person", async ({ page, world, signInAs, viewport }) => {
  test.skip(isPhone(viewport?.width), "a phone has no heads of columns");
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/organisations");
  await takenOver(page);
  await page.locator("summary", { hasText: /^列$/ }).click();
  await page.getByRole("checkbox", { name: "规模" }).uncheck();
  await page.getByRole("button", { name: "设为我的默认列" }).click();
  await expect(page.getByRole("columnheader", { name: "规模" })).toBeHidden();
  await page.goto("/organisations");
  await expect(page.getByRole("columnheader", { name: "规模" })).toBeHidden();
  await page.goto("/organisations?columns=size.name");
  const heads = page.getByRole("columnheader");
  await expect(heads.nth(1)).toContainText("规模");
  await expect(heads.nth(2)).toContainText("名称");
});

test("rows are walked, selected and opened by keys, and never while somebody types", async ({
  page,
  world,
  signInAs,
  viewport,
}) => {
  test.skip(isPhone(viewport?.width), "a phone has no keys");
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/organisations");
  await takenOver(page);
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await page.keyboard.press("j");
  await expect(row("中部工程机械研究院")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row("浏阳精铸有限公司")).toBeFocused();
  await expect(page.getByText("第 2 行，共 3 行")).toBeAttached();
  await page.keyboard.press("x");
  await expect(page.getByText("已选 1 条")).toBeVisible();
  await page.keyboard.press("s");
  await page.keyboard.type("jx?f");
  await expect(page.getByRole("searchbox", { name: "在列表中搜索" })).toHaveValue("jx?f");
  await page.getByRole("searchbox", { name: "在列表中搜索" }).fill("");
  await page.getByRole("searchbox", { name: "在列表中搜索" }).blur();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "列表的键盘操作" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "列表的键盘操作" })).toBeHidden();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: "应用" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "应用" })).toBeHidden();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "中部工程机械研究院" })).toBeVisible();
});

test("ticked rows are changed after a preview, and changed back", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/organisations");
  await page.getByRole("checkbox", { name: "湘凯液压股份有限公司" }).check();
  await page.getByRole("checkbox", { name: "浏阳精铸有限公司" }).check();
  await page.getByRole("button", { name: "处理所选" }).click();
  await page.getByRole("link", { name: "更改规模" }).click();
  await page.getByRole("combobox", { name: "规模" }).selectOption({ label: "大型" });
  await page.getByRole("button", { name: "预览" }).click();
  await expect(page.getByText("将改动 1 条 · 将跳过 1 条")).toBeVisible();
  await page.getByRole("button", { name: "执行" }).click();
  await expect(page.getByText("规模: 小型 → 大型")).toBeVisible();
  await page.getByRole("link", { name: "撤销" }).click();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("已恢复 1 条。")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("rows are ticked, a view is saved, options are counted", async ({ page, world, signInAs }) => {
    settledWorld(world);
    await signInAs("staff");
    await page.goto("/organisations?facets=yes");
    await expect(page.getByRole("checkbox", { name: /^企业 2$/ })).toBeVisible();
    await page.goto("/organisations?filter.kind=enterprise");
    await page.locator("summary", { hasText: "保存为视图" }).click();
    await page.getByRole("textbox", { name: "视图名称" }).fill("企业");
    await page.getByRole("button", { name: "保存为视图" }).click();
    await expect(
      page.getByRole("navigation", { name: "固定的视图" }).getByRole("link", { name: "企业" }),
    ).toBeVisible();
    await page.getByRole("checkbox", { name: "湘凯液压股份有限公司" }).check();
    await page.getByRole("button", { name: "处理所选" }).click();
    await page.getByRole("link", { name: "归档", exact: true }).click();
    await page.getByRole("textbox").last().fill("1");
    await page.getByRole("button", { name: "执行" }).click();
    await expect(page.getByRole("heading", { name: "批量处理结果" })).toBeVisible();
  });
});
