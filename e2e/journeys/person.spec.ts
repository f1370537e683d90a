import { readFile } from "node:fs/promises";
import { filled, type World } from "../world";
import { contactForm } from "~/modules/organisations/contacts/contact-form";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { expect, takenOver, test } from "./journey";

const FIRM = "湘凯液压股份有限公司";
const CAO = { name: "曹伟欣", duty: "采购总监", phone: "0731-8888 0000", email: "cao@firm.example" };

function settledWorld(world: World) {
  world.settle();
  const firm = world.organisation(FIRM, {
    memberSince: "2024-03-01",
    region: "430104",
    products: ["高压油缸"],
    note: "展会请找曹伟欣，13812342046",
  });
  const silent = world.organisation("沉默铸造有限公司", { memberSince: "2024-03-01", region: "430104" });
  world.account("firm_representative", [FIRM]);
  const contact = saveContact(world.as("staff"), { organisationId: firm, values: filled(contactForm, CAO) });
  return { firm, silent, contact };
}

test("one person is found everywhere, handed the record, and erased", async ({ page, world, signInAs }) => {
  const { firm } = settledWorld(world);
  await signInAs("administrator");
  await page.goto("/people");
  await takenOver(page);
  await page.getByLabel(/^请求/).selectOption({ label: "删除" });
  await page.getByLabel(/^姓名/).fill(CAO.name);
  await page.getByLabel(/^电话/).fill("073188880000");
  await page.getByRole("button", { name: "登记请求" }).click();
  await expect(page.getByRole("heading", { name: /^删除 / })).toBeVisible();
  await expect(page.getByText("0731-8888 0000")).toBeHidden();
  const note = page.getByRole("checkbox", { name: /^成员 / });
  await expect(note).not.toBeChecked();
  await note.check();
  // What the audit log says of the note is another place, and another decision.
  for (const entry of await page.getByRole("checkbox", { name: /^操作记录 / }).all()) await entry.check();
  await page.getByRole("button", { name: "保存所选" }).click();
  await expect(note).toBeChecked();
  await page.getByRole("link", { name: "查看并打印全部内容" }).click();
  await page.getByRole("button", { name: "查看并打印全部内容" }).click();
  await expect(page.getByText("cao@firm.example").first()).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /JSON/ }).click();
  const file = await (await downloading).path();
  const record = JSON.parse(await readFile(file, "utf8")) as { records: { table: string }[] };
  expect(record.records.map(({ table }) => table)).toEqual(expect.arrayContaining(["contacts", "organisations"]));
  await page.getByRole("link", { name: "返回" }).click();
  await page.getByRole("link", { name: "删除此人" }).click();
  await takenOver(page);
  await page.getByLabel(/^输入以确认/).fill("曹伟");
  await page.getByRole("button", { name: "删除此人" }).click();
  await expect(page.getByText("输入的内容不一致，什么都没有删除")).toBeVisible();
  await page.getByLabel(/^输入以确认/).fill(CAO.name);
  await page.getByRole("button", { name: "删除此人" }).click();
  await expect(page.getByText("已检查数据库文件，没有残留。")).toBeVisible();
  await page.goto(`/organisations/${firm}`);
  await expect(page.getByText(CAO.name)).toHaveCount(0);
  await expect(page.getByText("展会请找▇▇▇")).toBeVisible();
});

test("a firm decides what everybody sees of it, and takes it back", async ({ page, world, signInAs }) => {
  const { firm } = settledWorld(world);
  await signInAs("firm_representative");
  await page.goto("/portal");
  await page.getByRole("link", { name: "公开名录", exact: true }).last().click();
  await takenOver(page);
  await page.getByRole("checkbox", { name: "名称、曾用名、类别和地区" }).check();
  await page.getByRole("button", { name: "同意并立即生效" }).click();
  await expect(page.getByText("已保存，立即生效。")).toBeVisible();
  await page.goto("/public/directory?q=湘凯");
  await expect(page.getByRole("link", { name: FIRM })).toBeVisible();
  await expect(page.getByText("高压油缸")).toBeHidden();
  await page.goto("/public/directory?q=油缸");
  await expect(page.getByText("没有符合条件的单位")).toBeVisible();
  await page.goto(`/organisations/${firm}/directory/withdrawal`);
  await takenOver(page);
  await page.getByRole("button", { name: "全部撤回" }).click();
  await expect(page.getByText("目前没有公开任何内容")).toBeVisible();
  expect((await page.request.get(`/public/directory/${firm}`)).status()).toBe(404);
});
