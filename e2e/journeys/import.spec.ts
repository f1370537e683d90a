import type { Page } from "@playwright/test";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import { asGb18030 } from "../gb18030";
import { csvText, titledWorkbook, type Cells } from "../member-list-files";
import { expect, goTo, takenOver, test } from "./journey";
import type { World } from "../world";

const CODE = {
  hydraulics: syntheticCreditCode("91", "430104", 1),
  casting: syntheticCreditCode("91", "430181", 2),
  motors: syntheticCreditCode("91", "430105", 3),
  institute: syntheticCreditCode("12", "430102", 4),
};

const LIST: Cells = [
  ["序号", "单位全称", "统一社会信用代码", "主营产品", "入会时间", "联系地址"],
  ["1", "湘凯液压股份有限公司", CODE.hydraulics, "液压油缸；液压阀", "2024年3月1日", "长沙市岳麓区麓谷大道1号"],
  ["2", "浏阳精铸有限公司", CODE.casting, "铸件", "2023/5/6", "浏阳市制造产业基地"],
  ["3", "星沙电机有限公司", CODE.motors, "电机；减速机", "2025.07.01", "长沙县星沙街道"],
  ["4", "长沙工程机械研究院", CODE.institute, "检测服务", "二〇二五年", "长沙市芙蓉区"],
  ["5", "湘潭履带有限公司", "9143030OMAXX0005", "履带", "2025-09-09", "湘潭市雨湖区"],
];

/** One firm as it will be, one that the list changes. */
function settledWorld(world: World): World {
  world.settle();
  world.organisation("湘凯液压股份有限公司", {
    creditCode: CODE.hydraulics,
    products: ["液压油缸", "液压阀"],
    memberSince: "2024-03-01",
    address: "长沙市岳麓区麓谷大道1号",
  });
  world.organisation("浏阳精铸有限公司", {
    creditCode: CODE.casting,
    products: ["铸件", "锻件"],
    memberSince: "2023-05-06",
    address: "浏阳市老城区",
  });
  return world;
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("名单文件").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "上传并读取" }).click();
}

function row(page: Page, name: string) {
  return page.getByRole("row").filter({ hasText: name });
}

async function namesInList(page: Page): Promise<string[]> {
  await page.goto("/organisations?sort=name");
  return page.getByRole("region", { name: "成员" }).locator("tbody a").allInnerTexts();
}

const FILES = [
  { name: "会员名单.csv", what: "a CSV file in GB18030", bytes: () => Buffer.from(asGb18030(csvText(LIST))) },
  {
    name: "会员名单.xlsx",
    what: "a workbook with a merged title above the headers",
    bytes: () => titledWorkbook("湘江工程机械集群会员名单（2026年）", LIST),
  },
];

for (const file of FILES) {
  test(`a member list comes in and goes out again: ${file.what}`, async ({ page, world, signInAs }) => {
    settledWorld(world);
    await signInAs("staff");
    const before = await namesInList(page);

    await test.step("the file is read and its columns are proposed", async () => {
      await page.getByRole("link", { name: "导入", exact: true }).click();
      await upload(page, file.name, file.bytes());
      await expect(page.getByRole("heading", { name: "核对列：每一列是什么" })).toBeVisible();
      const chosen = (header: string) => page.getByLabel(`${header}: 导入到`).locator("option:checked");
      await expect(chosen("单位全称")).toHaveText("法定名称");
      await expect(chosen("统一社会信用代码")).toHaveText("统一社会信用代码");
      await expect(chosen("主营产品")).toHaveText("主要产品");
      await expect(chosen("入会时间")).toHaveText("入会日期");
      await expect(chosen("联系地址")).toHaveText("地址");
      await expect(chosen("序号")).toHaveText("不导入");
      await page.getByRole("button", { name: "检查每一行" }).click();
    });

    await test.step("the preview says of every row what would happen", async () => {
      const counts = page.getByRole("navigation", { name: "按结果查看" });
      await expect(counts.getByRole("link", { name: /将新建/ })).toHaveText(/1$/);
      await expect(counts.getByRole("link", { name: /将更新/ })).toHaveText(/1$/);
      await expect(counts.getByRole("link", { name: /无变化/ })).toHaveText(/1$/);
      await expect(counts.getByRole("link", { name: /有错误|待确认/ }).filter({ hasText: "2" })).toHaveCount(1);
      const changed = row(page, "浏阳精铸有限公司");
      await expect(changed.getByText("浏阳市老城区")).toBeVisible();
      await expect(changed.getByText("浏阳市制造产业基地")).toBeVisible();
      expect(await namesInListOf(page, world)).toEqual(before);
    });

    await test.step("nothing is written while a row is wrong", async () => {
      await page.getByRole("button", { name: /写入 2 条记录/ }).click();
      await expect(page.getByRole("dialog").getByText(/没有写入任何内容/)).toBeVisible();
      await takenOver(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    });

    await test.step("cells are corrected in place", async () => {
      await correct(page, "湘潭履带有限公司", /统一社会信用代码/, syntheticCreditCode("91", "430300", 5));
      await correct(page, "长沙工程机械研究院", /入会时间/, "2025-01-01");
    });

    await test.step("what was agreed is written, and the result says so", async () => {
      await page.getByRole("button", { name: /写入 4 条记录/ }).click();
      await expect(page.getByText(`已导入「${file.name}」`)).toBeVisible();
      const counts = page.getByRole("navigation", { name: "按结果查看" });
      await expect(counts.getByRole("link", { name: /已新建/ })).toHaveText(/3$/);
      await expect(counts.getByRole("link", { name: /已更新/ })).toHaveText(/1$/);
    });

    const result = page.url();
    await test.step("the list shows them", async () => {
      await page.getByRole("link", { name: "查看成员列表" }).click();
      for (const name of ["星沙电机有限公司", "长沙工程机械研究院", "湘潭履带有限公司"]) {
        await expect(page.getByRole("link", { name })).toBeVisible();
      }
      await page.getByRole("link", { name: "浏阳精铸有限公司" }).click();
      await expect(page.getByText("浏阳市制造产业基地").first()).toBeVisible();
    });

    await test.step("undone, everything is as it was", async () => {
      await page.goto(result);
      await page.getByRole("link", { name: "撤销这次导入" }).click();
      await expect(page.getByText(/将移除这次新建的 3 条记录，并把更新过的 1 条恢复到导入前/)).toBeVisible();
      await page.getByRole("button", { name: "确认撤销" }).click();
      await expect(page.getByText(/移除 3 条，恢复 1 条，保留 0 条/)).toBeVisible();
      expect(await namesInList(page)).toEqual(before);
      await page.getByRole("link", { name: "浏阳精铸有限公司" }).click();
      await expect(page.locator("dd", { hasText: "浏阳市老城区" })).toBeVisible();
    });
  });
}

/** Another look at the list, beside the page that is open. */
async function namesInListOf(page: Page, world: World): Promise<string[]> {
  const other = await page.context().newPage();
  await other.goto(world.server.origin);
  const names = await namesInList(other);
  await other.close();
  return names;
}

async function correct(page: Page, name: string, cell: RegExp, text: string): Promise<void> {
  const wrong = row(page, name);
  await wrong.locator("summary").click();
  await wrong.getByRole("textbox", { name: cell }).fill(text);
  await wrong.getByRole("button", { name: "保存更正并重新检查" }).click();
  await expect(row(page, name).getByText("将新建").filter({ visible: true })).toBeVisible();
}

test("a second look at the same file changes nothing", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  const known = [LIST[0]!, LIST[1]!];
  await page.goto("/imports/new");
  await upload(page, "名单.csv", Buffer.from(csvText(known)));
  await page.getByRole("button", { name: "检查每一行" }).click();
  await expect(page.getByText("所有行都没有变化，不需要写入。")).toBeVisible();
});

test("a file that cannot be read is refused with what to do", async ({ page, world, signInAs }) => {
  world.settle();
  await signInAs("staff");
  await goToImport(page);
  const wrong: [string, Buffer, RegExp][] = [
    ["空.csv", Buffer.alloc(0), /文件是空的/],
    ["旧.xls", Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"), /旧版 Excel 文件.*另存为 \.xlsx/],
    ["没有表头.csv", Buffer.from("甲,1\r\n乙,2\r\n"), /没有找到表头行|没有哪一列是名称/],
    ["不是表格.xlsx", Buffer.from("这不是表格"), /不是可读取的表格文件|已损坏/],
  ];
  await page.getByRole("button", { name: "上传并读取" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "请先选择一个文件" })).toBeVisible();
  for (const [name, bytes, sentence] of wrong) {
    await upload(page, name, bytes);
    await expect(page.getByRole("alert").filter({ hasText: sentence }).first(), name).toBeVisible();
  }
  await takenOver(page);
  await page.keyboard.press("Escape");
  await goTo(page, "成员");
  await expect(page.getByText("还没有成员")).toBeVisible();
});

async function goToImport(page: Page): Promise<void> {
  await page.goto("/organisations");
  await page.getByRole("main").getByRole("link", { name: "导入", exact: true }).first().click();
}
