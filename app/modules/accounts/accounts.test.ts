import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  auditEntries,
  oneTimeLinks,
  organisations,
  outboxMessages,
  representations,
  sessions,
  users,
} from "~db/schema";
import { readSession, startSession } from "~/access/session.server";
import { testWorld, TEST_NOW } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { accountForm, newAccountForm } from "./account-form";
import { readAccount } from "./account-queries.server";
import { changePassword } from "./change-password.server";
import { createAccount } from "./create-account.server";
import { disableAccount } from "./disable-account.server";
import { enableAccount } from "./enable-account.server";
import { inviteFirstAdministrator } from "./invite-first-administrator.server";
import { issueFirstAdministratorLink } from "./issue-link.server";
import { renewLink } from "./renew-link.server";
import { accountOfLink, setPassword } from "./set-password.server";
import { setUpFirstAdministrator } from "./set-up-first-administrator.server";
import { updateAccount } from "./update-account.server";
import { updateOwnAccount } from "./update-own-account.server";

const HOUR = 3_600_000;
const from = { userAgent: "test", address: "203.0.113.7" };
const GOOD = "heron lantern 47 gate";

function house() {
  const world = testWorld();
  const administrator = world.account("administrator");
  world.db.update(users).set({ passwordHash: "x" }).run();
  const firm = world.organisation("湖南甲液压有限公司", { creditCode: "91430100MA4L16J56H" });
  const open = (values: Record<string, unknown> = {}, mailLink = false) =>
    createAccount(
      administrator,
      newAccountForm.parse({ email: "li@firm.example", name: "李明", role: "staff", locale: "zh-CN", ...values }),
      { mailLink },
    );
  const row = (id: number) => world.db.select().from(users).where(eq(users.id, id)).get()!;
  const entries = () => world.db.select().from(auditEntries).all();
  const change = (id: number, values: Record<string, unknown>) => {
    const { name, role, locale, version } = row(id);
    updateAccount(administrator, id, accountForm.parse({ name, role, locale, version, ...values }));
  };
  return { world, administrator, firm, open, row, entries, change };
}

const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

describe("opening an account", () => {
  it("gives a link shown once that sets a password once; nothing of it is stored", async () => {
    const { world, open, row, entries } = house();
    const { id, link } = open();
    expect(link).toMatchObject({ hours: 72, mailed: false });
    expect(link!.url).toMatch(/^https:\/\/weft\.example\/set-password\/[\w-]{43}$/);
    const token = tokenOf(link!.url);
    expect(
      JSON.stringify([
        world.db.select().from(oneTimeLinks).all(),
        entries(),
        world.db.select().from(outboxMessages).all(),
      ]),
    ).not.toContain(token);
    expect(row(id).passwordHash).toBeNull();
    const session = await setPassword(world.visitor, token, { newPassword: GOOD, ...from });
    expect(readSession(world.db, session.token, TEST_NOW)?.user.id).toBe(id);
    expect(row(id).passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    await expect(setPassword(world.visitor, token, { newPassword: GOOD, ...from })).rejects.toMatchObject({
      key: "link.invalid",
    });
    expect(entries().map((entry) => [entry.action, entry.actorUserId === id])).toEqual([
      ["account.create", false],
      ["account.setPassword", true],
      ["session.start", true],
    ]);
    expect(JSON.stringify(entries())).not.toContain("argon2id");
  });

  it("mails the link too when mail is set up, once, as a confidential mail in the person's language", () => {
    const { world, open } = house();
    const { link } = open({ locale: "en" }, true);
    const [mail, ...rest] = world.db.select().from(outboxMessages).all();
    expect(rest).toEqual([]);
    expect(mail).toMatchObject({
      recipient: "li@firm.example",
      locale: "en",
      confidential: true,
      subject: "Weft: set your password",
    });
    expect(mail?.body).toContain(link!.url);
    expect(mail?.body).not.toMatch(/\{\w+\}/);
  });

  it("is refused for a mail address that has one, whatever its letters", () => {
    const { open, entries } = house();
    open();
    const before = entries().length;
    expect(() => open({ email: " LI@Firm.example " })).toThrow(
      expect.objectContaining({ fields: { email: { key: "account.emailTaken", params: undefined } } }),
    );
    expect(entries()).toHaveLength(before);
  });

  it("binds a representative to firms by code or name, and refuses one who speaks for nobody or for an unknown firm", () => {
    const { world, open, firm } = house();
    const { id } = open({ role: "firm_representative", organisations: "91430100ma4l16j56h\n湖南甲液压有限公司" });
    expect(world.db.select().from(representations).all()).toMatchObject([{ userId: id, organisationId: firm }]);
    expect(() => open({ email: "a@b.cn", role: "firm_representative" })).toThrow(Refusal);
    expect(() => open({ email: "a@b.cn", role: "firm_representative", organisations: ["不存在的公司"] })).toThrow(
      Refusal,
    );
    expect(world.db.select().from(users).where(eq(users.email, "a@b.cn")).get()).toBeUndefined();
    const staff = open({ email: "c@d.cn", organisations: ["湖南甲液压有限公司"] });
    expect(world.db.select().from(representations).where(eq(representations.userId, staff.id)).all()).toEqual([]);
  });

  it.each(["staff", "viewer", "firm_representative"] as const)("is not for a %s", (role) => {
    const { world, open } = house();
    const { id } = open();
    const person = world.account(role);
    const forbidden = expect.objectContaining({ kind: "forbidden" }) as Error;
    const form = newAccountForm.parse({ email: "x@y.cn", name: "x", role: "administrator", locale: "en" });
    expect(() => createAccount(person, form)).toThrow(forbidden);
    expect(() => updateAccount(person, id, { ...form, version: 1 })).toThrow(forbidden);
    expect(() => disableAccount(person, id)).toThrow(forbidden);
    expect(() => enableAccount(person, id)).toThrow(forbidden);
    expect(() => renewLink(person, id, false)).toThrow(forbidden);
    expect(() => issueFirstAdministratorLink(person)).toThrow(forbidden);
  });

  it("takes no column that the form does not name", () => {
    const { open, row } = house();
    const { id } = open({ passwordHash: "planted", disabledAt: 1, id: 99, version: 50 });
    expect(row(id)).toMatchObject({ passwordHash: null, disabledAt: null, version: 1 });
    expect(id).not.toBe(99);
  });
});

describe("a link to set a password", () => {
  it("ends after 72 hours, with the next link, with its account, and does not open other doors", async () => {
    const { world, administrator, open } = house();
    const { id, link } = open();
    const first = tokenOf(link!.url);
    await expect(
      setUpFirstAdministrator(world.visitor, first, { name: "x", email: "x@y.cn", newPassword: GOOD, ...from }),
    ).rejects.toMatchObject({ key: "link.invalid" });
    const second = tokenOf(renewLink(administrator, id, false).url);
    expect(() => accountOfLink(world.visitor, first)).toThrow(Refusal);
    expect(accountOfLink(world.visitor, second).id).toBe(id);
    disableAccount(administrator, id);
    expect(() => accountOfLink(world.visitor, second)).toThrow(Refusal);
    expect(() => renewLink(administrator, id, false)).toThrow(
      expect.objectContaining({ key: "account.disabledNoLink" }),
    );
    enableAccount(administrator, id);
    expect(() => accountOfLink(world.visitor, second)).toThrow(Refusal);
    const third = tokenOf(renewLink(administrator, id, false).url);
    world.advance(72 * HOUR);
    expect(() => accountOfLink(world.visitor, third)).toThrow(Refusal);
  });

  it("ends when the person changes the password", async () => {
    const { world, administrator, open } = house();
    const { id, link } = open();
    await setPassword(world.visitor, tokenOf(link!.url), { newPassword: GOOD, ...from });
    const stolen = tokenOf(renewLink(administrator, id, false).url);
    const li = world.as({ role: "staff", userId: id, name: "李明", organisationIds: [], promoterId: null });
    await changePassword(li, { currentPassword: GOOD, newPassword: "another good sentence 9", ...from });
    expect(() => accountOfLink(world.visitor, stolen)).toThrow(Refusal);
  });

  it("is not used up by a password that is refused", async () => {
    const { world, open } = house();
    const token = tokenOf(open().link!.url);
    await expect(setPassword(world.visitor, token, { newPassword: "woaini1314", ...from })).rejects.toMatchObject({
      kind: "invalid",
    });
    await expect(setPassword(world.visitor, token, { newPassword: "li@firm.example", ...from })).rejects.toMatchObject({
      kind: "invalid",
    });
    await setPassword(world.visitor, token, { newPassword: GOOD, ...from });
  });

  it("sets the password for one of two who use it at the same moment", async () => {
    const { world, open } = house();
    const token = tokenOf(open().link!.url);
    const both = await Promise.allSettled(
      [GOOD, "another good sentence 9"].map((newPassword) =>
        setPassword(world.visitor, token, { newPassword, ...from }),
      ),
    );
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});

describe("changing an account", () => {
  it("writes who changed what, once, and nothing when nothing changed", () => {
    const { open, entries, change, row } = house();
    const { id } = open();
    change(id, {});
    expect(entries().map((entry) => entry.action)).toEqual(["account.create"]);
    change(id, { name: "李 明" });
    expect(entries().at(-1)).toMatchObject({
      action: "account.update",
      before: '{"name":"李明"}',
      after: '{"name":"李 明"}',
    });
    expect(row(id).version).toBe(2);
  });
  it("is refused when somebody else changed it meanwhile", () => {
    const { open, change } = house();
    const { id } = open();
    change(id, { name: "李 明" });
    expect(() => change(id, { name: "李", version: 1 })).toThrow(expect.objectContaining({ kind: "conflict" }));
  });
  it("with another role ends every session; with another name it does not", () => {
    const { world, open, change, administrator } = house();
    const { id } = open();
    const { token } = startSession(administrator, id, from);
    change(id, { name: "李 明" });
    expect(readSession(world.db, token, TEST_NOW)).not.toBeNull();
    change(id, { role: "viewer" });
    expect(readSession(world.db, token, TEST_NOW)).toBeNull();
  });
  it("of a representative keeps the firm they speak for, whatever other firm has its name or was archived", () => {
    const { world, administrator, firm, open, row, change } = house();
    const { id } = open({ role: "firm_representative", organisations: ["湖南甲液压有限公司"] });
    world.organisation("湖南甲液压有限公司", { creditCode: "91430100MA4L99999X" });
    const twin = world.organisation("岳麓铸造厂");
    world.organisation("岳麓铸造厂");
    const spokenFor = () =>
      world.db
        .select()
        .from(representations)
        .all()
        .map((tie) => tie.organisationId);
    const shown = () => readAccount(administrator, id).organisations;
    expect(shown()).toEqual(["湖南甲液压有限公司 (91430100MA4L16J56H)"]);
    world.db.update(organisations).set({ archivedAt: 1 }).where(eq(organisations.id, firm)).run();
    change(id, { locale: "en", organisations: shown() });
    expect(row(id).locale).toBe("en");
    expect(spokenFor()).toEqual([firm]);
    change(id, { organisations: [...shown(), `岳麓铸造厂（#${twin}）`] });
    expect(spokenFor()).toEqual([firm, twin]);
    change(id, { name: "李 明", organisations: shown() });
    expect(spokenFor()).toEqual([firm, twin]);
    expect(() => open({ email: "a@b.cn", role: "firm_representative", organisations: `#${firm}` })).toThrow(Refusal);
  });
  it("refuses a name that two firms have, and says their codes", () => {
    const { world, open } = house();
    const twin = world.organisation("湖南甲液压有限公司");
    expect(() => open({ role: "firm_representative", organisations: ["湖南甲液压有限公司"] })).toThrow(
      expect.objectContaining({
        fields: {
          organisations: {
            key: "account.organisationAmbiguous",
            params: { name: "湖南甲液压有限公司", codes: `91430100MA4L16J56H / #${twin}` },
          },
        },
      }),
    );
  });
  it("of a representative into staff ends what they spoke for", () => {
    const { world, open, change } = house();
    const { id } = open({ role: "firm_representative", organisations: ["湖南甲液压有限公司"] });
    change(id, { role: "staff", organisations: ["湖南甲液压有限公司"] });
    expect(world.db.select().from(representations).all()).toEqual([]);
  });
  it("by the person themselves reaches name and language, never the role", () => {
    const { world, entries } = house();
    const staff = world.account("staff");
    updateOwnAccount(staff, { name: "王芳", locale: "en", role: "administrator" } as never);
    expect(world.db.select().from(users).where(eq(users.id, staff.actor.userId!)).get()).toMatchObject({
      name: "王芳",
      locale: "en",
      role: "staff",
    });
    expect(entries().at(-1)?.action).toBe("account.updateOwn");
    expect(() => updateOwnAccount(world.visitor, { name: "x", locale: "en" })).toThrow(
      expect.objectContaining({ kind: "forbidden" }),
    );
  });
});

describe("disabling an account", () => {
  it("puts the person out at once, and restoring lets them in again", () => {
    const { world, administrator, open, row, entries } = house();
    const { id } = open();
    const { token } = startSession(administrator, id, from);
    disableAccount(administrator, id);
    disableAccount(administrator, id);
    expect(readSession(world.db, token, TEST_NOW)).toBeNull();
    expect(world.db.select().from(sessions).all()).toEqual([]);
    expect(row(id).disabledAt).toBe(TEST_NOW);
    enableAccount(administrator, id);
    expect(row(id).disabledAt).toBeNull();
    expect(entries().map((entry) => entry.action)).toEqual(["account.create", "account.disable", "account.enable"]);
  });

  it("never takes the last administrator who can sign in", () => {
    const { administrator, open, row, change, world } = house();
    const own = administrator.actor.userId!;
    const last = expect.objectContaining({ key: "account.lastAdministrator" }) as Error;
    expect(() => disableAccount(administrator, own)).toThrow(last);
    expect(() => change(own, { role: "staff" })).toThrow(Refusal);
    const { id } = open({ role: "administrator" });
    expect(() => disableAccount(administrator, own)).toThrow(last);
    world.db.update(users).set({ passwordHash: "x" }).where(eq(users.id, id)).run();
    disableAccount(administrator, own);
    expect(row(own).disabledAt).not.toBeNull();
    expect(() => disableAccount(world.system, id)).toThrow(last);
  });
});

describe("the first administrator", () => {
  it("who never set a password keeps nobody out: there is a link at each start, and a new one when asked again", async () => {
    const world = testWorld();
    const chen = { name: "陈静", email: "chen@weft.example", locale: "zh-CN" as const, organisations: [] };
    const first = inviteFirstAdministrator(world.system, chen);
    world.advance(72 * HOUR);
    expect(() => accountOfLink(world.visitor, tokenOf(first.link!.url))).toThrow(Refusal);
    expect(issueFirstAdministratorLink(world.system)).not.toBeNull();
    const again = inviteFirstAdministrator(world.system, chen);
    expect(again.id).toBe(first.id);
    await setPassword(world.visitor, tokenOf(again.link!.url), { newPassword: GOOD, ...from });
    expect(issueFirstAdministratorLink(world.system)).toBeNull();
    expect(() => inviteFirstAdministrator(world.system, chen)).toThrow(
      expect.objectContaining({ key: "command.hasAdministrator" }),
    );
  });

  it("is set up with a link that the server gives out only while there is none, a new one at each start", async () => {
    const world = testWorld();
    const first = tokenOf(issueFirstAdministratorLink(world.system)!);
    const second = tokenOf(issueFirstAdministratorLink(world.system)!);
    const input = { name: "陈静", email: "chen@weft.example", newPassword: GOOD, ...from };
    await expect(setUpFirstAdministrator(world.visitor, first, input)).rejects.toMatchObject({ key: "link.invalid" });
    await expect(
      setUpFirstAdministrator(world.visitor, second, { ...input, newPassword: "admin123456" }),
    ).rejects.toMatchObject({ kind: "invalid" });
    const session = await setUpFirstAdministrator(world.visitor, second, input);
    expect(readSession(world.db, session.token, TEST_NOW)?.user).toMatchObject({ role: "administrator", name: "陈静" });
    await expect(
      setUpFirstAdministrator(world.visitor, second, { ...input, email: "b@weft.example" }),
    ).rejects.toMatchObject({ key: "link.invalid" });
    expect(issueFirstAdministratorLink(world.system)).toBeNull();
    expect(world.db.select().from(users).all()).toHaveLength(1);
  });

  it("cannot be set up after 24 hours, nor beside an administrator made elsewhere, nor twice at once", async () => {
    const world = testWorld();
    const input = { name: "陈静", email: "chen@weft.example", newPassword: GOOD, ...from };
    const late = tokenOf(issueFirstAdministratorLink(world.system)!);
    world.advance(24 * HOUR);
    await expect(setUpFirstAdministrator(world.visitor, late, input)).rejects.toMatchObject({ key: "link.invalid" });
    const token = tokenOf(issueFirstAdministratorLink(world.system)!);
    const both = await Promise.allSettled(
      [input, { ...input, email: "b@weft.example" }].map((values) =>
        setUpFirstAdministrator(world.visitor, token, values),
      ),
    );
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const other = testWorld();
    const open = tokenOf(issueFirstAdministratorLink(other.system)!);
    other.account("administrator");
    other.db.update(users).set({ passwordHash: "x" }).run();
    await expect(setUpFirstAdministrator(other.visitor, open, input)).rejects.toMatchObject({ key: "link.invalid" });
  });
});
