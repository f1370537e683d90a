import type { Page } from "@playwright/test";
import { renewLink } from "~/modules/accounts/renew-link.server";
import { oneTimeCode, stepAt } from "~/modules/accounts/totp.server";
import { barriers } from "../barriers";
import { expect, takenOver, test } from "./journey";

const PASSWORD = "river stone at seven";

test.describe.configure({ timeout: 300_000 });
test.use({ settings: { WEFT_SECOND_FACTOR: "required" } });

/** The secret as a person types it into an app that cannot scan. */
function secretOf(typed: string): Buffer {
  const bits = [...typed.replace(/\s/g, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}

/** The code of the app; a code that was used is not taken again, so the next one is typed early. */
function codes(secret: Buffer) {
  let last = -1;
  return () => {
    const step = Math.max(stepAt(Date.now()), last + 1);
    last = step;
    return oneTimeCode(secret, step);
  };
}

async function looksRight(page: Page): Promise<void> {
  await takenOver(page);
  expect(await barriers(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel(/^邮箱/).fill(email);
  await page.getByLabel(/^密码/).fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").locator("summary", { hasText: "谭" }).click();
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.getByText("已退出登录")).toBeVisible();
}

test("a staff member sets up the second factor, signs in with it, mistypes it, and loses the phone", async ({
  page,
  world,
}) => {
  world.settle();
  const email = world.emailOf("staff");
  const { userId } = world.as("staff").actor;

  const { secret, recovery } = await test.step("before anything else, she scans or types the secret", async () => {
    await page.goto(renewLink(world.as("administrator"), userId!, false).url);
    await page.getByLabel(/^新密码/).fill(PASSWORD);
    await page.getByRole("button", { name: "保存密码并登录" }).click();
    await expect(page.getByRole("heading", { name: "设置两步验证" })).toBeVisible();
    await expect(page.getByRole("img", { name: /验证器应用扫描的二维码/ })).toBeVisible();
    await looksRight(page);
    const typed = await page.locator("main code").innerText();
    const other = await page.context().newPage();
    await other.goto("/organisations");
    await expect(other).toHaveURL(/\/sign-in\?next=/);
    await other.close();
    await page.getByLabel(/^验证码/).fill("12345");
    await page.getByRole("button", { name: "确认" }).click();
    await expect(page.getByText(/与刚才扫描的二维码不符/)).toBeVisible();
    const code = codes(secretOf(typed));
    await page.getByLabel(/^验证码/).fill(code());
    await page.getByRole("button", { name: "确认" }).click();
    await expect(page.getByText("两步验证已设置。")).toBeVisible();
    await looksRight(page);
    const shown = await page.locator("main ul li").allInnerTexts();
    expect(shown).toHaveLength(10);
    await page.getByRole("link", { name: "已保存好，继续" }).click();
    await expect(page.getByRole("heading", { name: "卡住的事" })).toBeVisible();
    await expect(page.getByText("没有要求管理员和工作人员使用两步验证")).toHaveCount(0);
    return { secret: code, recovery: shown };
  });

  await test.step("next time the password is not enough, and a wrong code is told", async () => {
    await signOut(page);
    await page.goto("/organisations");
    await givePassword(page, email);
    await expect(page.getByText(`账号：${email}。密码正确，还差一步。`)).toBeVisible();
    await looksRight(page);
    await page.getByLabel(/^验证码/).fill("000000");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByText(/没有通过。请输入应用现在显示的数字/)).toBeVisible();
    await page.getByLabel(/^验证码/).fill(secret());
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByText("还没有成员")).toBeVisible();
  });

  await test.step("without the phone a recovery code lets her in, and she is told by mail", async () => {
    await signOut(page);
    await page.goto("/sign-in");
    await givePassword(page, email);
    await page.getByRole("link", { name: /用恢复码/ }).click();
    await expect(page.getByText(/请联系管理员取消两步验证/)).toBeVisible();
    await looksRight(page);
    await page.getByLabel(/^恢复码/).fill(recovery[0]!.toLowerCase());
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByRole("heading", { name: "卡住的事" })).toBeVisible();
    await world.mail.next(email, /恢复码已使用/);
    await page.goto("/account");
    await expect(page.getByText("还剩 9 个")).toBeVisible();
    await expect(page.getByRole("link", { name: "关闭两步验证" })).toHaveCount(0);
    await looksRight(page);
  });

  await test.step("another phone takes the place of the lost one, for the password and a recovery code", async () => {
    await page.getByRole("link", { name: "换一部手机" }).click();
    await page.getByLabel(/^现在的密码/).fill(PASSWORD);
    await page.getByLabel(/^验证码或恢复码/).fill(recovery[1]!);
    await looksRight(page);
    await page.getByRole("button", { name: "开始" }).click();
    await expect(page.getByRole("heading", { name: "设置两步验证" })).toBeVisible();
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { name: "Set up the second factor" })).toBeVisible();
    await looksRight(page);
    const code = codes(secretOf(await page.locator("main code").innerText()));
    await page.getByLabel(/^Code/).fill(code());
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("The second factor is set up.")).toBeVisible();
    await expect(page.locator("main ul li")).toHaveCount(10);
  });
});

test("an administrator takes a lost second factor away, and nobody is locked out for good", async ({ page, world }) => {
  world.settle();
  const [administrator, staff] = [world.as("administrator"), world.as("staff").actor.userId!];
  await page.goto(renewLink(administrator, administrator.actor.userId!, false).url);
  await page.getByLabel(/^新密码/).fill(PASSWORD);
  await page.getByRole("button", { name: "保存密码并登录" }).click();
  const code = codes(secretOf(await page.locator("main code").innerText()));
  await page.getByLabel(/^验证码/).fill(code());
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByRole("link", { name: "已保存好，继续" }).click();
  world.giveSecondFactor("staff");
  await page.goto(`/settings/accounts/${staff}`);
  await page.getByRole("link", { name: "取消两步验证" }).click();
  await looksRight(page);
  await page.getByRole("button", { name: "取消两步验证" }).click();
  await expect(page.getByText("两步验证已取消，所有设备都已退出。")).toBeVisible();
  await world.mail.next(world.emailOf("staff"), /两步验证已被取消/);
});
