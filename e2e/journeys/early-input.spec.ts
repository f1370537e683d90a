import type { Page } from "@playwright/test";
import { expect, takenOver, test } from "./journey";

/** Holds the scripts of the page back, as a slow line does, until they are let through. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const open = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await open;
    await route.continue();
  });
  return letThrough;
}

test("what a visitor typed before the scripts of the page arrived is sent", async ({ page, world }) => {
  world.settle();
  const id = world.event("主配协同对接会", { capacity: "10" });
  const letThrough = await holdScripts(page);
  await page.goto(`/public/events/${id}`, { waitUntil: "commit", timeout: 30_000 });
  await page.getByLabel(/^参会单位/).fill("浏阳精铸有限公司");
  await page.getByRole("group", { name: "第 1 位" }).getByLabel(/^姓名/).fill("李敏");
  await page.getByLabel(/^联系邮箱/).fill("li.min@firm.example");
  letThrough();
  await takenOver(page);
  await expect(page.getByLabel(/^参会单位/)).toHaveValue("浏阳精铸有限公司");
  await page.getByRole("button", { name: /提交报名/ }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
  const asked = await world.mail.next("li.min@firm.example", /请确认报名/);
  await page.goto(asked.links[0]!);
  await expect(page.getByText("李敏", { exact: true })).toBeVisible();
});

test("what staff chose before the scripts of the page arrived is kept", async ({ page, world, signInAs }) => {
  world.settle();
  await signInAs("staff");
  const letThrough = await holdScripts(page);
  await page.goto("/events/new", { waitUntil: "commit", timeout: 30_000 });
  const form = page.getByRole("dialog", { name: "新建活动" });
  await form.getByLabel(/^中文名称/).fill("密封技术讲座");
  await form.getByLabel(/^类型/).selectOption("专家讲座");
  await form.getByLabel(/^开始时间/).fill(`${world.day(2)}T14:00`);
  await form.getByLabel(/^结束时间/).fill(`${world.day(2)}T16:00`);
  await form.getByLabel(/^参加方式/).selectOption("线上");
  await form.getByLabel(/发布后在公开页面显示/).check();
  letThrough();
  await takenOver(page);
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "密封技术讲座" })).toBeVisible();
  await page.getByRole("link", { name: "编辑" }).click();
  await expect(page.getByLabel(/^类型/)).toHaveValue("lecture");
  await expect(page.getByLabel(/^参加方式/)).toHaveValue("online");
  await expect(page.getByLabel(/发布后在公开页面显示/)).toBeChecked();
});

test("a page is taken over however fast somebody types and touches while its scripts start", async ({
  page,
  world,
  signInAs,
}) => {
  world.settle();
  await signInAs("staff");
  // Between any two steps of the scripts, as no hand could and a slow phone makes every hand.
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    const names = [
      "pointerdown",
      "mousedown",
      "focusin",
      "keydown",
      "beforeinput",
      "textInput",
      "input",
      "keyup",
      "click",
    ];
    let turns = 0;
    port1.onmessage = () => {
      const field = document.querySelector("input[name=titleZh]");
      for (const name of names) field?.dispatchEvent(new Event(name, { bubbles: true }));
      turns += field ? 1 : 0;
      if (turns < 2000) port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  for (let visit = 0; visit < 3; visit += 1) {
    await page.goto("/events/new");
    await takenOver(page);
  }
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText(/处需要修改，其余内容已保留/)).toBeVisible();
});
