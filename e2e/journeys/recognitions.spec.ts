import { expect, takenOver, test } from "./journey";

test("recognitions: types are taken over, one is recorded, reviewed and opened from its count, and the firm sees it", async ({
  page,
  world,
  signInAs,
}) => {
  world.settle();
  world.organisation("湘凯液压股份有限公司", {});
  world.account("firm_representative", ["湘凯液压股份有限公司"]);

  await signInAs("administrator");
  await page.goto("/settings/recognitions");
  await page.getByRole("link", { name: "采用建议的类型" }).click();
  await page.getByRole("button", { name: "采用" }).click();
  await expect(page.getByRole("link", { name: "高新技术企业" })).toBeVisible();

  await signInAs("staff");
  await page.goto("/organisations");
  await page.getByRole("link", { name: "湘凯液压股份有限公司" }).click();
  await page.getByRole("link", { name: "荣誉资质", exact: true }).last().click();
  await page.getByRole("link", { name: "登记荣誉资质" }).click();
  await takenOver(page);
  await page.getByRole("combobox", { name: /^类型/ }).selectOption({ label: "高新技术企业" });
  // Three years to the day after tomorrow: the time of its review.
  const issuedOn = `${Number(world.day(2).slice(0, 4)) - 3}${world.day(2).slice(4).replace("-02-29", "-02-28")}`;
  await page.getByLabel("发证日期").fill(issuedOn);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("复核期").first()).toBeVisible();

  await page.getByRole("link", { name: "登记复核结果" }).click();
  await takenOver(page);
  await page.getByRole("combobox", { name: /^结果/ }).selectOption({ label: "通过" });
  await page.getByLabel("结果公布日期").fill(world.today);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("有效", { exact: true })).toBeVisible();

  await page.goto("/recognitions/counts");
  await page
    .getByRole("row", { name: /高新技术企业/ })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("row", { name: /湘凯液压股份有限公司.*有效/ })).toBeVisible();

  await signInAs("firm_representative");
  await page.goto("/portal");
  await expect(page.getByRole("link", { name: /高新技术企业.*有效/ })).toBeVisible();
});
