import { chromium } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { findBrowser, BROWSER_ARGUMENTS } from "./find-browser";
const origin = "http://localhost:3957";
const token = readFileSync("/tmp/imp-walk/token", "utf8").trim();
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_ARGUMENTS] });
const run = async (tag: string, viewport: { width: number; height: number }, js: boolean, lang: string) => {
  const context = await browser.newContext({ viewport, javaScriptEnabled: js, hasTouch: viewport.width < 500 });
  await context.addCookies([{ name: "weft", value: token, url: origin }]);
  if (lang === "en")
    await context.addCookies([
      { name: "weft_locale", value: "en", url: origin },
      { name: "weft-language", value: "en", url: origin },
    ]);
  const page = await context.newPage();
  page.on("console", (m) => {
    if (m.type() === "error") console.log(tag, "console", m.text().slice(0, 300));
  });
  page.on("pageerror", (e) => console.log(tag, "pageerror", e.message.slice(0, 300)));
  let n = 0;
  const shot = async (name: string) => {
    n++;
    await page.screenshot({ path: `/tmp/imp-walk/${tag}-${n}-${name}.png`, fullPage: true });
    if (js) {
      const r = await new AxeBuilder({ page }).analyze();
      for (const v of r.violations)
        console.log(
          tag,
          name,
          "AXE",
          v.id,
          v.nodes.slice(0, 2).map((x) => x.html.slice(0, 160)),
        );
    }
    const w = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 0);
    if (js && w > viewport.width) console.log(tag, name, "scrolls sideways", w);
  };
  await page.goto(origin + "/imports");
  await shot("list");
  await page.goto(origin + "/imports/new");
  await shot("new");
  await page.getByRole("button", { name: /上传并读取|Upload and read/ }).click();
  await page.waitForTimeout(800);
  await shot("nofile");
  await page.setInputFiles("input[type=file]", {
    name: "旧.xls",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4, 5, 6]),
  });
  await page.getByRole("button", { name: /上传并读取|Upload and read/ }).click();
  await page.waitForTimeout(1500);
  await shot("xls");
  await page.setInputFiles("input[type=file]", "/tmp/imp-walk/会员名单.csv");
  await page.getByRole("button", { name: /上传并读取|Upload and read/ }).click();
  await page.waitForURL(/columns$/);
  await shot("columns");
  await page.getByRole("button", { name: /检查每一行|Check every row/ }).click();
  await page.waitForURL(/imports\/\d+$/);
  if (!js) {
    for (let i = 0; i < 6; i++) {
      await page.waitForTimeout(700);
      await page.goto(page.url());
      if (await page.getByText(/将新建|To create/).count()) break;
    }
  } else
    await page
      .getByText(/将新建|To create/)
      .first()
      .waitFor();
  await shot("preview");
  console.log(tag, page.url());
  // correct the wrong code inline
  const row = page.locator("tr", { hasText: "长沙错码机械有限公司" }).last();
  await row.locator("summary").click();
  await row.getByLabel(/统一社会信用代码/).fill("91430104MA4L0CD34X");
  await shot("correcting");
  await row.getByRole("button", { name: /保存更正|Save and check/ }).click();
  await page.waitForTimeout(1200);
  await shot("corrected");
  const dup = page.locator("tr", { hasText: "长沙重复机械股份有限公司" }).last();
  await dup.getByRole("button", { name: /以这一行为准|This row counts/ }).click();
  await page.waitForTimeout(1200);
  const same = page.locator("tr", { hasText: "长沙同名机械有限公司" }).last();
  await same
    .getByRole("button", { name: /就是|It is/ })
    .first()
    .click();
  await page.waitForTimeout(1200);
  await shot("settled");
  await page.getByRole("button", { name: /^写入|^Write/ }).click();
  await page.waitForTimeout(1200);
  await shot("refused");
  console.log(tag, page.url());
  const dialog = page.locator("dialog");
  const scope = (await dialog.count()) ? dialog : page;
  await scope.getByRole("checkbox").first().check();
  await scope
    .getByRole("button", { name: /^写入|^Write/ })
    .first()
    .click();
  await page.waitForTimeout(1500);
  await shot("result");
  console.log(tag, page.url());
  await page.getByRole("link", { name: /撤销这次导入|Undo this import/ }).click();
  await page.waitForURL(/undo$/);
  await shot("undo");
  await page.getByRole("button", { name: /确认撤销|Undo it/ }).click();
  await page.waitForTimeout(1500);
  await shot("undone");
  await page.goto(origin + "/imports");
  await shot("list-after");
  await context.close();
};
const which = process.argv[2] ?? "all";
try {
  if (which === "all" || which === "wide") await run("wide", { width: 1280, height: 800 }, true, "zh");
  if (which === "all" || which === "phone") await run("phone", { width: 390, height: 844 }, true, "en");
  if (which === "all" || which === "nojs") await run("nojs", { width: 1280, height: 800 }, false, "zh");
} finally {
  await browser.close();
}
