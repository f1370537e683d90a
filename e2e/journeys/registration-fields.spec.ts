import type { Page } from "@playwright/test";
import { expect, takenOver, test } from "./journey";
import type { World } from "../world";

const FIRM = "湘凯液压股份有限公司";

/** One question, as staff write it. */
async function ask(
  page: Page,
  event: number,
  question: { label: string; english: string; of: string; kind: string; required?: boolean },
  options: readonly [name: string, english: string, places?: string][] = [],
): Promise<void> {
  await page.goto(`/events/${event}/fields/new`);
  const form = page.getByRole("dialog", { name: "添加问题" });
  await takenOver(page);
  await form.getByLabel(/^问题（中文）/).fill(question.label);
  await form.getByLabel("问题（英文）").fill(question.english);
  await form.getByLabel(question.of).check();
  await form.getByLabel(/^怎么回答/).selectOption(question.kind);
  if (question.required) await form.getByLabel("必须回答").check();
  for (const [index, [name, english, places]] of options.entries()) {
    await form.getByLabel(`选项 ${index + 1}（中文）`).fill(name);
    await form.getByLabel("英文", { exact: true }).nth(index).fill(english);
    if (places) await form.getByLabel("名额").nth(index).fill(places);
  }
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("问题已保存。")).toBeVisible();
}

async function noSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** Asks for the meal of each person, the bus with two places, and the wishes of the firm. */
async function askAll(page: Page, event: number): Promise<void> {
  const person = "每个人";
  await ask(page, event, { label: "用餐", english: "Meal", of: person, kind: "选一项", required: true }, [
    ["普通餐", "Any meal"],
    ["素食", "Vegetarian"],
  ]);
  await ask(page, event, { label: "怎么来", english: "How do you come?", of: person, kind: "选一项" }, [
    ["乘大巴", "On the bus", "2"],
    ["自驾", "By car"],
  ]);
  await ask(page, event, { label: "希望对接的方向", english: "Your wishes", of: "企业（问一次）", kind: "多行文字" });
}

function settled(world: World): void {
  world.settle();
  world.organisation(FIRM);
}

test("staff ask what they need, a firm answers for two people, the bus is full, and the answers are found again", async ({
  page,
  world,
  signInAs,
}) => {
  settled(world);
  const event = world.event("主配协同对接会", { waitingRule: "first_come", capacity: "20" });
  await signInAs("staff");
  await askAll(page, event);
  await noSidewaysScroll(page);

  await page.context().clearCookies();
  await page.goto(`/public/events/${event}`);
  await takenOver(page);
  await page.getByLabel(/^参会单位/).fill(FIRM);
  await page.getByRole("button", { name: "添加人员" }).click();
  const people = [1, 2].map((number) => page.getByRole("group", { name: `第 ${number} 位` }));
  await people[0]!.getByLabel(/^姓名/).fill("李敏");
  await people[1]!.getByLabel(/^姓名/).fill("王芳");
  await people[0]!.getByLabel(/^用餐/).selectOption("素食");
  for (const person of people) await person.getByLabel(/^怎么来/).selectOption({ label: "乘大巴 · 余 2 张" });
  await page.getByLabel(/^希望对接的方向/).fill("找密封件供应商\n也找检测机构");
  await page.getByLabel(/^联系邮箱/).fill("li.min@firm.example");
  await page.getByRole("button", { name: /报名/ }).last().click();
  // What is missing is said at the person, and nothing that was typed is lost.
  await expect(people[1]!.getByText("请填写这一项")).toBeVisible();
  await expect(page.getByLabel(/^希望对接的方向/)).toHaveValue("找密封件供应商\n也找检测机构");
  await people[1]!.getByLabel(/^用餐/).selectOption("普通餐");
  await noSidewaysScroll(page);
  await page.getByRole("button", { name: /报名/ }).last().click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
  const mail = await world.mail.next("li.min@firm.example", /请确认报名/);
  await page.goto(mail.links[0]!);
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page.getByText("报名已确认，期待您的到来。")).toBeVisible();
  await expect(page.getByText("用餐：素食")).toBeVisible();
  await noSidewaysScroll(page);

  // The firm changes its answers where it changes its people.
  await page.getByRole("link", { name: "修改" }).click();
  await takenOver(page);
  const first = page.getByRole("group", { name: "第 1 位" });
  await expect(first.getByLabel(/^用餐/)).toHaveValue(/\d+/);
  await first.getByLabel(/^用餐/).selectOption("普通餐");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("用餐：素食")).toBeHidden();

  // Who comes later sees that the bus is full before choosing it, and may wait for it.
  await page.goto(`/public/events/${event}`);
  await expect(page.getByRole("option", { name: "乘大巴 · 已满" }).first()).toBeAttached();

  await signInAs("staff");
  await page.goto(`/events/${event}/fields`);
  await expect(page.getByText("乘大巴 2 / 2、自驾 0")).toBeVisible();
  await page.goto(`/events/${event}/registrations`);
  await page.getByRole("link", { name: FIRM }).click();
  await expect(page.getByText("找密封件供应商", { exact: false }).first()).toBeVisible();
  const file = await page.request.get(`/events/${event}/registrations/export?format=csv`);
  expect(await file.text()).toContain("王芳：乘大巴");
});

test("firms ask for seats, and staff decline one with a reason and approve the others after a look at what comes of it", async ({
  page,
  world,
  signInAs,
}) => {
  settled(world);
  const event = world.event("闭门座谈会", { capacity: "2", needsApproval: "on" });
  const ask = async (name: string, email: string) => {
    await page.context().clearCookies();
    await page.goto(`/public/events/${event}`);
    await takenOver(page);
    await expect(page.getByText("本活动的报名须经主办方审核", { exact: false })).toBeVisible();
    await page.getByLabel(/^参会单位/).fill(`${name}的公司`);
    await page.getByRole("group", { name: "第 1 位" }).getByLabel(/^姓名/).fill(name);
    await page.getByLabel(/^联系邮箱/).fill(email);
    await page.getByRole("button", { name: /报名/ }).last().click();
    await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
    const mail = await world.mail.next(email, /请确认报名/);
    await page.goto(mail.links[0]!);
    await page.getByRole("button", { name: "确认报名" }).click();
    await expect(page.getByText("正在等待主办方审核", { exact: false })).toBeVisible();
    await noSidewaysScroll(page);
    await world.mail.next(email, /等待审核/);
  };
  await ask("李敏", "li@firm.example");
  await ask("王芳", "wang@firm.example");
  await ask("张伟", "zhang@firm.example");
  await ask("刘洋", "liu@firm.example");

  await signInAs("staff");
  await page.goto(`/events/${event}/registrations?filter.status=asked`);
  await page.getByRole("link", { name: "李敏的公司" }).click();
  await page.getByRole("link", { name: "谢绝" }).click();
  await takenOver(page);
  await page.getByRole("button", { name: "谢绝" }).click();
  await expect(page.getByText("请填写这一项")).toBeVisible();
  await page.getByLabel(/^理由/).fill("本次只邀请整机企业");
  await page.getByRole("button", { name: "谢绝" }).click();
  await expect(page.getByText("已谢绝，理由会发邮件告知。")).toBeVisible();
  expect((await world.mail.next("li@firm.example", /报名未通过/)).text).toContain("本次只邀请整机企业");

  await page.getByRole("link", { name: "批量通过" }).click();
  await expect(page.getByRole("row").filter({ hasText: "刘洋的公司" })).toContainText("没有席位，跳过");
  await noSidewaysScroll(page);
  await page.getByRole("button", { name: "通过这 3 份报名" }).click();
  await expect(page.getByText("能安排席位的都已通过", { exact: false })).toBeVisible();
  const mail = await world.mail.next("wang@firm.example", /报名/);
  await page.context().clearCookies();
  await page.goto(mail.links[0]!);
  await expect(page.getByText("报名已确认，期待您的到来。")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a firm answers for two people, in English, and is told what is missing with everything it typed", async ({
    page,
    world,
    signInAs,
  }) => {
    settled(world);
    const event = world.event("主配协同对接会", { titleEn: "Matchmaking", capacity: "20" });
    await signInAs("staff");
    for (const [label, english, of, kind] of [
      ["车牌", "Number plate", "person", "short_text"],
      ["是否住宿", "Do you stay overnight?", "person", "yes_no"],
    ] as const) {
      await page.goto(`/events/${event}/fields/new`);
      await page.getByLabel(/^问题（中文）/).fill(label);
      await page.getByLabel("问题（英文）").fill(english);
      await page.locator(`input[name=askedOf][value=${of}]`).check();
      await page.getByLabel(/^怎么回答/).selectOption(kind);
      if (kind === "yes_no") await page.getByLabel("必须回答").check();
      await page.getByRole("button", { name: "保存" }).click();
      await expect(page.getByText("问题已保存。")).toBeVisible();
    }
    await page.context().clearCookies();
    await page.goto(`/public/events/${event}`);
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.goto(`/public/events/${event}`);
    await page.getByLabel(/^Organisation/).fill(FIRM);
    const people = [1, 2].map((number) => page.getByRole("group", { name: `Person ${number}` }));
    for (const [index, person] of people.entries()) {
      await person.getByLabel(/^Name/).fill(["李敏", "王芳"][index]!);
      await person.getByLabel("Number plate").fill(["湘A 1", "湘A 2"][index]!);
    }
    await people[0]!.getByLabel("Yes").check();
    await page.getByLabel(/^Contact e-mail/).fill("li.min@firm.example");
    await page
      .getByRole("button", { name: /Register/ })
      .last()
      .click();
    await expect(people[1]!.getByLabel("Number plate")).toHaveValue("湘A 2");
    await expect(people[0]!.getByLabel("Yes")).toBeChecked();
    await people[1]!.getByLabel("No").check();
    await page
      .getByRole("button", { name: /Register/ })
      .last()
      .click();
    await world.mail.next("li.min@firm.example", /./);
  });
});
