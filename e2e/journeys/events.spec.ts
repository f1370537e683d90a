import type { Page } from "@playwright/test";
import { expect, goTo, navigation, takenOver, test } from "./journey";
import type { World } from "../world";

const FIRM = "湘凯液压股份有限公司";
const OTHER = "浏阳精铸有限公司";

function settledWorld(world: World): World {
  world.settle();
  world.organisation(FIRM);
  world.organisation(OTHER);
  return world.account("firm_representative", [FIRM]);
}

/** Two of a visitor's people; the third is added by the person at the phone. */
async function fillRegistration(page: Page, organisation: string, people: string[], email: string): Promise<void> {
  await page.getByLabel(/^参会单位/).fill(organisation);
  for (const [index, name] of people.entries()) {
    if (index > 0) await page.getByRole("button", { name: "添加人员" }).click();
    const person = page.getByRole("group", { name: `第 ${index + 1} 位` });
    await person.getByLabel(/^姓名/).fill(name);
    await person.getByLabel("职务").fill("工程师");
  }
  await page.getByLabel(/^联系邮箱/).fill(email);
  const contact = page.getByLabel(/^联系人姓名/);
  if (people[0] && (await contact.count()) > 0) await contact.fill(people[0]);
}

async function openFromPublicList(page: Page, title: string): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "近期活动" })).toBeVisible();
  await page.getByRole("link", { name: new RegExp(title) }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}

test("staff plan an event and publish it", async ({ page, world, signInAs }) => {
  settledWorld(world);
  await signInAs("staff");
  await page.goto("/");
  await goTo(page, "活动");
  await page.getByRole("link", { name: "新建活动" }).first().click();
  await expect(page.getByRole("dialog", { name: "新建活动" })).toBeVisible();
  await takenOver(page);
  const form = page.getByRole("dialog", { name: "新建活动" });
  await form.getByLabel(/^中文名称/).fill("主配协同对接会");
  await form.getByLabel(/^类型/).selectOption("对接会");
  await form.getByLabel(/^开始时间/).fill(`${world.day(2)}T14:00`);
  await form.getByLabel(/^结束时间/).fill(`${world.day(2)}T09:00`);
  await form.getByLabel(/^参加方式/).selectOption("现场");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText("结束时间早于开始时间")).toBeVisible();
  await form.getByLabel(/^结束时间/).fill(`${world.day(2)}T17:00`);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "主配协同对接会" })).toBeVisible();
  await expect(page.getByText("草稿", { exact: true })).toBeVisible();

  await expect(page.getByText("现场活动要先填写会场才能发布")).toBeVisible();
  await expect(page.getByRole("button", { name: "发布" })).toBeHidden();
  await page.getByRole("link", { name: "编辑" }).click();
  await expect(page.getByLabel(/^会场/)).toBeVisible();
  await takenOver(page);
  await page.getByLabel(/^会场/).fill("长沙国际会展中心 W2");
  await page.getByLabel(/^席位数/).fill("30");
  await page.getByLabel(/发布后在公开页面显示/).check();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "发布" }).click();
  await expect(page.getByText("活动已发布。")).toBeVisible();
  await expect(page.getByText("报名中").first()).toBeVisible();
});

test("a visitor registers three people, confirms by mail, and cancels", async ({ page, world, signInAs }) => {
  settledWorld(world);
  const id = world.event("主配协同对接会", { capacity: "10" });
  await openFromPublicList(page, "主配协同对接会");
  await expect(page.getByText("余 10 席")).toBeVisible();
  await page.getByRole("button", { name: /提交报名/ }).click();
  await expect(page.getByText(/处需要修改，其余内容已保留/)).toBeVisible();

  await fillRegistration(page, FIRM, ["李敏", "王芳", "张伟"], "li.min@firm.example");
  await page.getByRole("button", { name: "提交报名（3 人）" }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();

  const asked = await world.mail.next("li.min@firm.example", /请确认报名：主配协同对接会/);
  await page.goto(asked.links[0]!);
  await expect(page.getByText("张伟")).toBeVisible();
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page.getByText("报名已确认，期待您的到来。")).toBeVisible();
  const confirmed = await world.mail.next("li.min@firm.example", /报名已确认/);
  expect(confirmed.text).toContain("3 个席位");
  await page.goto(`/public/events/${id}`);
  await expect(page.getByText("余 7 席")).toBeVisible();

  await page.goto(confirmed.links[0]!);
  await page.getByRole("link", { name: "取消报名" }).click();
  await expect(page.getByText(/3 人/).first()).toBeVisible();
  await page.getByRole("button", { name: /取消/ }).click();
  await expect(page.getByText("这份报名已取消。")).toBeVisible();
  await page.goto(`/public/events/${id}`);
  await expect(page.getByText("余 10 席")).toBeVisible();

  await signInAs("staff");
  await page.goto(`/events/${id}/registrations`);
  await expect(page.getByRole("row").filter({ hasText: FIRM })).toContainText("已取消");
});

test("a representative registers the firm's people without a mail to confirm", async ({ page, world, signInAs }) => {
  settledWorld(world).event("主配协同对接会");
  await signInAs("firm_representative");
  await page.goto("/");
  await expect(page.getByText("还没有报名。")).toBeVisible();
  await page.getByRole("link", { name: /主配协同对接会/ }).click();
  const person = page.getByRole("group", { name: "第 1 位" });
  await expect(person).toBeVisible();
  // The form is there a moment before it listens to what is typed.
  await takenOver(page);
  await person.getByLabel(/^姓名/).fill("李敏");
  await page.getByRole("button", { name: /提交报名/ }).click();
  await expect(page.getByText("已报名，席位已保留。")).toBeVisible();
  await page.getByRole("link", { name: /主配协同对接会/ }).click();
  await expect(page.getByText("李敏").first()).toBeVisible();
  await page.getByRole("link", { name: "取消报名" }).click();
  await page.getByRole("button", { name: /取消/ }).click();
  await expect(page.getByText("报名已取消，席位已释放。")).toBeVisible();
});

test("a full event says so, and the last seat goes to whoever confirms first", async ({ page, world }) => {
  settledWorld(world);
  const id = world.event("小班培训", { capacity: "2" });
  await page.goto(`/public/events/${id}`);
  await fillRegistration(page, FIRM, ["李敏", "王芳"], "slow@firm.example");
  await page.getByRole("button", { name: "提交报名（2 人）" }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
  const asked = await world.mail.next("slow@firm.example", /请确认报名/);

  world.registration(id, OTHER, ["张伟"]);
  await page.goto(asked.links[0]!);
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page.getByText(/只剩 1 个席位，您需要 2 个，没有占用席位/)).toBeVisible();

  world.registration(id, OTHER, ["刘洋"], "second@firm.example");
  await page.goto(`/public/events/${id}`);
  await expect(page.getByText("已报满")).toBeVisible();
  await expect(page.getByText(/席位已满。有人取消时会重新开放/)).toBeVisible();
  await expect(page.getByRole("button", { name: /提交报名/ })).toBeHidden();
});

test("a full event keeps a waiting list: a freed seat is held, offered by mail, and accepted or passed on", async ({
  page,
  world,
  signInAs,
}) => {
  settledWorld(world);
  const id = world.event("候补名单上的讲座", { capacity: "1", waitingRule: "first_come" });
  const seated = world.registration(id, OTHER, ["刘洋"]);

  await openFromPublicList(page, "候补名单上的讲座");
  await expect(page.getByText("席位已满，可以登记候补；目前有 0 份报名在候补。")).toBeVisible();
  await takenOver(page);
  await fillRegistration(page, OTHER, ["王芳"], "wang@firm.example");
  await page.getByRole("button", { name: /提交报名/ }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
  const asked = await world.mail.next("wang@firm.example", /请确认报名/);
  await page.goto(asked.links[0]!);
  await page.getByRole("button", { name: "确认报名" }).click();
  await expect(page.getByText(/目前排在第 1 位/)).toBeVisible();

  await signInAs("firm_representative");
  await page.goto(`/public/events/${id}`);
  await takenOver(page);
  await page.getByRole("group", { name: "第 1 位" }).getByLabel(/^姓名/).fill("李敏");
  await page.getByRole("button", { name: /提交报名/ }).click();
  await expect(page.getByText("席位已满，已列入候补。")).toBeVisible();

  await signInAs("staff");
  await page.goto(`/events/${id}/registrations/${seated}`);
  await page.getByRole("link", { name: "取消报名" }).click();
  await page.getByRole("button", { name: /确定取消/ }).click();
  await expect(page.getByRole("row").filter({ hasText: "王芳" })).toContainText("递补待答复");

  const offered = await world.mail.next("wang@firm.example", /有席位了，请在 .* 前答复/);
  await page.context().clearCookies();
  await page.goto(offered.links[0]!);
  await expect(page.getByText(/为您保留 1 个席位到/)).toBeVisible();
  await page.getByRole("link", { name: "不需要了，让给下一家" }).click();
  await page.getByRole("button", { name: /确定取消/ }).click();
  await expect(page.getByText("这份报名已取消。")).toBeVisible();

  await signInAs("firm_representative");
  await page.goto("/");
  await page.getByRole("link", { name: /席位待接受.*候补名单上的讲座/ }).click();
  await page.getByRole("button", { name: "接受席位" }).click();
  await expect(page.getByText("席位已确认，期待您的到来。")).toBeVisible();
});

test("at the door people are found, signed in, taken back and welcomed without registration", async ({
  page,
  world,
  signInAs,
}) => {
  settledWorld(world);
  const id = world.eventUnderWay("主配协同对接会");
  world.registration(id, FIRM, ["李敏", "王芳"]);
  world.registration(id, OTHER, ["张伟"], "other@firm.example");
  await signInAs("staff");
  await page.goto(`/events/${id}`);
  await page.getByRole("link", { name: "现场签到" }).click();
  await expect(page.getByText("已签到 0 人")).toBeVisible();
  await expect(page.getByText("已报名 3 人")).toBeVisible();

  await page.getByRole("searchbox", { name: "按姓名或单位查找" }).fill("精铸");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText("李敏")).toBeHidden();
  await page.getByRole("button", { name: "为张伟签到" }).click();
  await expect(page.getByText("已签到 1 人")).toBeVisible();
  await page.getByRole("button", { name: "撤销张伟的签到" }).click();
  await expect(page.getByText("已撤销一次签到。")).toBeVisible();
  await expect(page.getByText("已签到 0 人")).toBeVisible();
  await page.getByRole("button", { name: "为张伟签到" }).click();
  await expect(page.getByText("已签到 1 人")).toBeVisible();

  await page.getByRole("searchbox", { name: "按姓名或单位查找" }).fill("赵强");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText(/名单中没有「赵强」/)).toBeVisible();
  await expect(page.getByLabel(/^姓名/)).toHaveValue("赵强");
  await page.getByLabel(/^参会单位/).fill(FIRM);
  await page.getByRole("button", { name: "签到", exact: true }).click();
  await expect(page.getByText("来宾已签到。")).toBeVisible();
  await expect(page.getByText("已签到 2 人")).toBeVisible();
  await expect(page.getByText("现场来宾 1 人")).toBeVisible();
});

test("a firm sends its people their tickets, and the door lets each in once", async ({ page, world, signInAs }) => {
  settledWorld(world);
  const id = world.eventUnderWay("主配协同对接会");
  const other = world.eventUnderWay("液压密封技术讲座");
  const registration = world.registration(id, FIRM, ["李敏", "王芳"]);

  await signInAs("firm_representative");
  await page.goto(`/portal/registrations/${registration}`);
  await page.getByRole("link", { name: /李敏.*出示二维码/ }).click();
  await expect(page.getByRole("img", { name: "李敏的入场二维码" })).toBeVisible();
  const ticket = new URL(page.url()).pathname;

  // The camera of any phone opens the address; whoever keeps the door goes on from there.
  await signInAs("staff");
  await page.goto(ticket);
  await page.getByRole("link", { name: "我在现场，为此人签到" }).click();
  await expect(page.getByText("可以入场")).toBeVisible();
  await page.getByRole("button", { name: "签到", exact: true }).click();
  await expect(page.getByText(/签到成功/)).toBeVisible();

  // A scanner types the whole address and Enter.
  await page.getByLabel("下一张入场券").fill(`${world.server.origin}${ticket}`);
  await page.getByLabel("下一张入场券").press("Enter");
  await expect(page.getByText(/已由谭晓丽签到/)).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("已撤销一次签到。")).toBeVisible();
  await page.getByLabel("入场券编码").fill(ticket.split("/").at(-1)!.toLowerCase());
  await page.getByRole("button", { name: "查验" }).click();
  await expect(page.getByText(/签到成功/)).toBeVisible();

  await page.goto(`/events/${other}/door`);
  await page.getByLabel("入场券编码").fill(ticket);
  await page.getByRole("button", { name: "查验" }).click();
  await expect(page.getByText(/这张入场券属于「主配协同对接会」/)).toBeVisible();
  await page.getByLabel("下一张入场券").fill("随便写的");
  await page.getByRole("button", { name: "查验" }).click();
  await expect(page.getByText(/系统中没有这张入场券/)).toBeVisible();
});

test("a counted number takes the place of the sign-ins, and can be taken away", async ({ page, world, signInAs }) => {
  settledWorld(world);
  const day = world.day(-1);
  const id = world.eventUnderWay("主配协同对接会");
  world.signIn(id, "李敏", FIRM, day);
  await signInAs("staff");
  await page.goto(`/events/${id}/attendance`);
  await page.getByLabel(/^日期/).selectOption(day);
  await page.getByLabel(/^人数/).fill("１２０");
  await page.getByLabel(/^来源/).first().selectOption("主办方估计");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("估计数请说明依据")).toBeVisible();
  await page.getByLabel(/^来源说明/).fill("按座位估计");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("人数已登记。")).toBeVisible();
  const line = page.getByRole("row").filter({ hasText: day });
  await expect(line).toContainText("120");
  await page.getByRole("button", { name: `删除 ${day} 的清点人数` }).click();
  await expect(page.getByText("清点人数已删除，当天按签到计。")).toBeVisible();
  await expect(line).not.toContainText("120");
});

test("a cancelled event tells everybody who had a seat", async ({ page, world, signInAs }) => {
  settledWorld(world);
  const id = world.event("主配协同对接会");
  world.registration(id, FIRM, ["李敏"], "li.min@firm.example");
  world.registration(id, OTHER, ["张伟"], "zhang.wei@firm.example");
  await signInAs("staff");
  await page.goto(`/events/${id}`);
  await page.getByRole("link", { name: "取消活动" }).click();
  await expect(page.getByText("2 份已确认的报名会收到邮件", { exact: false })).toBeVisible();
  await page.getByLabel(/^取消原因/).fill("主讲人行程有变");
  await page.getByRole("button", { name: "取消活动" }).click();
  await expect(page.getByText("活动已取消，通知邮件已放入发件箱。")).toBeVisible();
  for (const to of ["li.min@firm.example", "zhang.wei@firm.example"]) {
    const mail = await world.mail.next(to, /活动取消：主配协同对接会/);
    expect(mail.text).toContain("主讲人行程有变");
  }
  await page.context().clearCookies();
  await page.goto(`/public/events/${id}`);
  await expect(page.getByText("活动已取消：主讲人行程有变")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor registers, corrects what was wrong, confirms and cancels", async ({ page, world }) => {
    settledWorld(world);
    const id = world.event("主配协同对接会", { capacity: "10" });
    await page.goto(`/public/events/${id}`);
    await page.getByLabel(/^参会单位/).fill(FIRM);
    for (const [index, name] of ["李敏", "王芳", "张伟"].entries()) {
      await page
        .getByRole("group", { name: `第 ${index + 1} 位` })
        .getByLabel(/^姓名/)
        .fill(name);
    }
    await page.getByLabel(/^联系邮箱/).fill("li.min");
    await page.getByRole("button", { name: /提交报名/ }).click();
    await expect(page.getByText("请填写完整的邮箱地址，如 name@example.cn")).toBeVisible();
    await expect(page.getByRole("group", { name: "第 3 位" }).getByLabel(/^姓名/)).toHaveValue("张伟");
    await page.getByLabel(/^联系邮箱/).fill("li.min@firm.example");
    await page.getByRole("button", { name: /提交报名/ }).click();
    await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
    const mail = await world.mail.next("li.min@firm.example", /请确认报名/);
    await page.goto(mail.links[0]!);
    await page.getByRole("button", { name: "确认报名" }).click();
    await expect(page.getByText("报名已确认，期待您的到来。")).toBeVisible();
    await page.getByRole("link", { name: "取消报名" }).click();
    await page.getByRole("button", { name: /取消/ }).click();
    await expect(page.getByText("这份报名已取消。")).toBeVisible();
  });

  test("staff sign in, search and open a record", async ({ page, world, signInAs }) => {
    settledWorld(world);
    await signInAs("staff");
    await page.goto("/");
    await page.getByRole("searchbox", { name: "全站搜索" }).fill("液压");
    await page.getByRole("searchbox", { name: "全站搜索" }).press("Enter");
    await page.getByRole("link", { name: new RegExp(FIRM) }).click();
    await page.getByRole("link", { name: "编辑" }).click();
    await page.getByLabel(/^简称/).fill("湘凯");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已保存。")).toBeVisible();
    await expect(await navigation(page)).toBeVisible();
  });
});
