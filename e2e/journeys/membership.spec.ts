import type { Page } from "@playwright/test";
import { contactForm, consentForm } from "~/modules/organisations/contacts/contact-form";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { beginMembership } from "~/modules/organisations/membership/begin-membership.server";
import { levyDues, setDuesRates } from "~/modules/organisations/membership/dues-rates.server";
import { remindOfDues } from "~/modules/organisations/membership/remind-of-dues.server";
import { saveMembershipClass } from "~/modules/organisations/membership/save-membership-class.server";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import { expect, goTo, test } from "./journey";
import { filled, type World } from "../world";

const APPLICANT = "宁乡精密铸造有限公司";
const MAIL = "he@applicant.example";

/** Terms of a year from the day of joining; renewal from sixty days before the end to thirty days after it. */
function memberClass(world: World): number {
  return saveMembershipClass(world.as("administrator"), {
    nameZh: "会员单位",
    nameEn: "Member",
    position: 1,
    termKind: "rolling",
    termMonths: 12,
    rolloverDay: null,
    renewalDaysBefore: 60,
    renewalDaysAfter: 30,
    retired: false,
  });
}

async function apply(page: Page): Promise<void> {
  await page.getByLabel(/^法定名称/).fill(APPLICANT);
  await page.getByLabel(/^统一社会信用代码/).fill(syntheticCreditCode("91", "430124", 7));
  await page.getByLabel(/^单位类型/).selectOption("企业");
  await page.getByLabel(/^希望的级别/).selectOption("会员单位");
  await page.getByLabel(/^单位简介/).fill("球墨铸铁件，为两家主机厂配套。\n希望参加主配对接。");
  await page.getByLabel(/^联系人(?!邮箱)/).fill("贺敏");
}

test("an application becomes a member on the day it was approved for", async ({ page, world, signInAs, browser }) => {
  world.settle();
  memberClass(world);
  const link = await test.step("a visitor applies without an account; what is wrong keeps what is right", async () => {
    await page.goto("/public/membership/apply");
    await apply(page);
    await page.getByLabel(/^联系人邮箱/).fill("he.applicant.example");
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByLabel(/^联系人邮箱/)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel(/^单位简介/)).toHaveValue(/主机厂配套/);
    await page.getByLabel(/^联系人邮箱/).fill(MAIL);
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByRole("heading", { name: "申请已提交" })).toBeVisible();
    const mail = await world.mail.next(MAIL, /入会申请已收到/);
    const found = mail.links.find((one) => one.includes("/public/membership/applications/"));
    expect(found).toBeTruthy();
    return found!;
  });

  await test.step("what is sent again with more said is the same application", async () => {
    await page.goto("/public/membership/apply");
    await apply(page);
    await page.getByLabel(/^联系人邮箱/).fill(MAIL);
    await page.getByLabel(/^单位简介/).fill("球墨铸铁件与灰铁件，为两家主机厂配套。");
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByRole("heading", { name: "申请已提交" })).toBeVisible();
    await signInAs("staff");
    await page.goto("/");
    await page.getByRole("link", { name: new RegExp(`${APPLICANT}申请入会`) }).click();
    await expect(page.getByText("球墨铸铁件与灰铁件")).toBeVisible();
    await goTo(page, "入会申请");
    await expect(page.getByRole("link", { name: APPLICANT })).toHaveCount(1);
  });

  await test.step("staff review and approve it for a day to come", async () => {
    await page.getByRole("link", { name: APPLICANT }).click();
    await page.getByRole("button", { name: "开始审核" }).click();
    await expect(page.getByText("已开始审核")).toBeVisible();
    await page.getByRole("link", { name: "批准", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "批准" });
    await panel.getByLabel(/^入会日期/).fill(world.day(10));
    await panel.getByRole("button", { name: "批准" }).click();
    await expect(page.getByText("已批准，会员资格已登记")).toBeVisible();
  });

  await test.step("the applicant reads it in a mail and behind the link", async () => {
    await world.mail.next(MAIL, /入会申请已批准/);
    const visitor = await browser.newPage();
    await visitor.goto(link);
    await expect(visitor.getByText("申请已批准，欢迎加入。")).toBeVisible();
    await visitor.close();
  });

  await test.step("the register shows the member from its day on, and not the day before", async () => {
    await page.goto(`/register?on=${world.day(9)}`);
    await expect(page.getByRole("heading", { name: "会员名册" })).toBeVisible();
    await expect(page.getByRole("link", { name: APPLICANT })).toBeHidden();
    await page.goto(`/register?on=${world.day(10)}`);
    await page.getByRole("link", { name: APPLICANT }).click();
    await expect(page.getByText("待生效").first()).toBeVisible();
    await expect(page.getByText("会员单位").first()).toBeVisible();
  });
});

test("an application that is declined says why, and leaves no member", async ({ page, world, signInAs }) => {
  world.settle();
  memberClass(world);
  await page.goto("/public/membership/apply");
  await apply(page);
  await page.getByLabel(/^联系人邮箱/).fill(MAIL);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("heading", { name: "申请已提交" })).toBeVisible();
  const told = await world.mail.next(MAIL, /入会申请已收到/);
  await signInAs("staff");
  await page.goto("/applications");
  await page.getByRole("link", { name: APPLICANT }).click();
  await page.getByRole("link", { name: "不批准" }).click();
  const panel = page.getByRole("dialog", { name: "不批准" });
  await panel.getByRole("button", { name: "不批准" }).click();
  await expect(panel.getByLabel(/^原因|^未批准/)).toHaveAttribute("aria-invalid", "true");
  await panel.getByLabel(/^原因|^未批准/).fill("主营业务不在本集群范围");
  await panel.getByRole("button", { name: "不批准" }).click();
  await expect(page.getByText("未批准的原因：主营业务不在本集群范围")).toBeVisible();
  await page.context().clearCookies();
  await page.goto(told.links.find((one) => one.includes("/public/membership/applications/"))!);
  await expect(page.getByText("申请未获批准。")).toBeVisible();
  await expect(page.getByText("主营业务不在本集群范围")).toBeVisible();
  await signInAs("staff");
  await page.goto("/organisations");
  await expect(page.getByText("还没有成员")).toBeVisible();
});

test("a term that ends is renewed after its dues were asked for and paid; one that lapsed counts no more", async ({
  page,
  world,
  signInAs,
}) => {
  world.settle();
  const classId = memberClass(world);
  const staff = world.as("staff");
  // One term ended three weeks ago, the other long before.
  const member = (name: string, joinedOn: string) => {
    const organisationId = world.organisation(name);
    beginMembership(staff, { organisationId, joinedOn, classId });
    return organisationId;
  };
  const late = member("湘凯液压股份有限公司", world.day(-386));
  const lapsed = member("浏阳精铸有限公司", world.day(-700));
  const values = filled(contactForm, { name: "曹伟欣", purpose: { dues: "on" }, email: "dues@firm.example" });
  const contact = saveContact(staff, { organisationId: late, values });
  giveConsent(staff, late, contact, filled(consentForm, { purpose: "dues", way: "paper", evidence: "档案 19" }));
  const year = Number(world.day(-386).slice(0, 4));
  setDuesRates(staff, { year, dueDay: `${year}-12-31`, amounts: { [classId]: 200_000 } });
  levyDues(staff, year);
  await signInAs("staff");

  await test.step("whoever is late is reminded of the dues by mail", async () => {
    expect(remindOfDues(staff)).toBe(1);
    const mail = await world.mail.next("dues@firm.example", /会费/);
    expect(mail.text).toContain("湘凯液压股份有限公司");
    expect(remindOfDues(staff), "nobody is told twice").toBe(0);
  });

  await test.step("the dues are entered as paid, the other's are waived with a reason", async () => {
    await page.goto(`/organisations/${late}/membership`);
    await page.getByRole("link", { name: String(year), exact: true }).click();
    await page.getByRole("link", { name: "登记缴纳" }).click();
    const payment = page.getByRole("dialog");
    await payment.getByLabel(/^缴纳日/).fill(world.today);
    await payment.getByLabel(/^凭证号/).fill("工行回单 0088");
    await payment.getByRole("button", { name: "登记缴纳" }).click();
    await expect(page.getByText("已登记", { exact: true })).toBeVisible();
    await page.goto(`/organisations/${late}/membership`);
    await expect(page.getByRole("listitem").filter({ hasText: "¥2,000" }).getByText("已缴")).toBeVisible();
    await page.goto(`/organisations/${lapsed}/membership`);
    await page.getByRole("link", { name: String(year), exact: true }).click();
    await page.getByRole("link", { name: "减免", exact: true }).click();
    const waiver = page.getByRole("dialog");
    await waiver.getByLabel(/^原因/).fill("停产，理事会同意");
    await waiver.getByRole("button", { name: "减免" }).click();
    await expect(page.getByText("已登记", { exact: true })).toBeVisible();
    await page.goto(`/organisations/${lapsed}/membership`);
    await expect(page.getByRole("listitem").filter({ hasText: "¥2,000" }).getByText("减免")).toBeVisible();
  });

  await test.step("in its grace the term goes on from where it ended", async () => {
    await page.goto(`/organisations/${late}/membership`);
    await expect(page.getByText("宽限期").first()).toBeVisible();
    await page.getByRole("link", { name: "续期", exact: true }).click();
    await expect(page.getByText(/今天仍计为会员，所以接着原任期/)).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "续期" }).click();
    await expect(page.getByText("已续期")).toBeVisible();
    await expect(page.getByText("正常").first()).toBeVisible();
  });

  await test.step("who lapsed is not counted today, and was on an earlier day", async () => {
    await page.goto("/register");
    await expect(page.getByRole("link", { name: "湘凯液压股份有限公司" })).toBeVisible();
    await expect(page.getByRole("link", { name: "浏阳精铸有限公司" })).toBeHidden();
    await page.goto(`/register?on=${world.day(-500)}`);
    await expect(page.getByRole("link", { name: "浏阳精铸有限公司" })).toBeVisible();
    await expect(page.getByRole("link", { name: "湘凯液压股份有限公司" })).toBeHidden();
  });
});
