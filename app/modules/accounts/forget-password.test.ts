import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, oneTimeLinks, outboxMessages, sessions, users } from "~db/schema";
import { VISITOR } from "~/access/actor";
import { forgetTurns } from "~/access/rate-limit.server";
import { startSession } from "~/access/session.server";
import { testWorld } from "~/access/testing";
import { disableAccount } from "./disable-account.server";
import { forgetPassword } from "./forget-password.server";
import { renewLink } from "./renew-link.server";
import { accountOfLink, setPassword } from "./set-password.server";

beforeEach(forgetTurns);

const HOUR_MS = 3_600_000;
const EMAIL = "tan@promoter.example";

function house() {
  const world = testWorld();
  const administrator = world.account("administrator");
  const { userId } = world.account("staff").actor;
  world.db.update(users).set({ email: EMAIL, locale: "en", passwordHash: "x" }).where(eq(users.id, userId!)).run();
  const visitor = { ...administrator, actor: VISITOR };
  const ask = (email = EMAIL, address = "203.0.113.7") => forgetPassword(visitor, { email, address });
  const mails = () => world.db.select().from(outboxMessages).all();
  const token = () => /set-password\/([\w-]{43})/.exec(mails().at(-1)!.body ?? "")![1]!;
  const entries = () =>
    world.db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ action }) => action === "account.forgetPassword");
  return { ...world, administrator, visitor, userId: userId!, ask, mails, token, entries };
}

describe("a forgotten password", () => {
  it("is set anew with a link that only the mail holds, once, and every session of the person ends", async () => {
    const { db, visitor, userId, ask, mails, token } = house();
    startSession(visitor, userId, { userAgent: "old", address: "::1" });
    ask();
    expect(mails()).toMatchObject([{ recipient: EMAIL, locale: "en" }]);
    expect(mails()[0]!.body).toContain("https://weft.example/set-password/");
    const link = token();
    await setPassword(visitor, link, { newPassword: "heron lantern 47 gate", userAgent: "new", address: "::1" });
    expect(db.select({ by: sessions.userAgent }).from(sessions).all()).toEqual([{ by: "new" }]);
    expect(() => accountOfLink(visitor, link)).toThrow("not_found");
  });

  it("gives a link for an hour, and the next one ends it", () => {
    const { visitor, ask, token, advance } = house();
    ask();
    const first = token();
    advance(1_000);
    ask();
    expect(() => accountOfLink(visitor, first)).toThrow("not_found");
    const second = token();
    advance(HOUR_MS - 1_000);
    expect(accountOfLink(visitor, second).email).toBe(EMAIL);
    advance(1_000);
    expect(() => accountOfLink(visitor, second)).toThrow("not_found");
  });

  it("leaves the link of an administrator's invitation as it is until a password is set", async () => {
    const { visitor, administrator, userId, ask, token, db } = house();
    const { url } = renewLink(administrator, userId, false);
    const invited = url.slice(url.lastIndexOf("/") + 1);
    ask();
    expect(accountOfLink(visitor, invited).id).toBe(userId);
    await setPassword(visitor, token(), { newPassword: "heron lantern 47 gate", userAgent: "", address: "::1" });
    expect(() => accountOfLink(visitor, invited)).toThrow("not_found");
    expect(db.select().from(oneTimeLinks).all()).toHaveLength(1);
  });

  it("of nobody, or of a disabled account, is answered alike: no word, no mail, one entry in the log without the address of the mail", () => {
    const { administrator, userId, ask, mails, entries } = house();
    expect(ask("nobody@else.example")).toBeUndefined();
    disableAccount(administrator, userId);
    expect(ask()).toBeUndefined();
    expect(mails()).toEqual([]);
    expect(entries()).toHaveLength(2);
    expect(JSON.stringify(entries())).not.toMatch(/nobody|promoter\.example/);
  });

  it("asked for again and again is mailed three times an hour, from ten tries of one address", () => {
    const { ask, mails } = house();
    for (let number = 1; number <= 9; number += 1) ask(EMAIL, `203.0.113.${number}`);
    expect(mails()).toHaveLength(3);
    for (let number = 0; number < 8; number += 1) ask(`nobody${number}@else.example`);
    expect(() => ask("one-more@else.example")).not.toThrow();
    expect(() => ask("one-more@else.example")).toThrow("too_many");
  });
});
