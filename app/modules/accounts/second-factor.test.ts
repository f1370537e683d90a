import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  auditEntries,
  outboxMessages,
  pendingSignIns,
  recoveryCodes,
  secondFactorOffers,
  secondFactors,
  sessions,
  users,
} from "~db/schema";
import type { Context } from "~/access/context";
import { startPendingSignIn } from "~/access/pending-sign-in.server";
import { forgetTurns } from "~/access/rate-limit.server";
import type { AccountRole } from "~/access/roles";
import { hashToken, readSession, startSession } from "~/access/session.server";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { readAccount, readOwnAccount } from "./account-queries.server";
import { changePassword } from "./change-password.server";
import { disableAccount } from "./disable-account.server";
import { accountOfPending, enterCode } from "./enter-code.server";
import { hashPassword } from "./hash-password.server";
import { renewLink } from "./renew-link.server";
import { renewRecoveryCodes } from "./renew-recovery-codes.server";
import { openSecret, sealSecret } from "./second-factor-secret.server";
import {
  beginSecondFactor,
  finishSecondFactor,
  secretAtSession,
  secretAtSignIn,
  setUpAtSignIn,
} from "./set-up-second-factor.server";
import { setPassword } from "./set-password.server";
import { signIn } from "./sign-in.server";
import { takeSecondFactor } from "./take-second-factor.server";
import { oneTimeCode, stepAt } from "./totp.server";
import { turnOffSecondFactor } from "./turn-off-second-factor.server";
import { updateAccount } from "./update-account.server";

const MINUTE = 60_000;
const STEP = 30_000;
const PASSWORD = "tulip-anvil-rocket";
const hashed = await hashPassword(PASSWORD);
const from = { userAgent: "test", address: "203.0.113.7" };

/** A desk where the second factor is demanded, as in production. */
function house({ secondFactorWaived = false } = {}) {
  const world = testWorld(undefined, { secondFactorWaived });
  const person = (role: AccountRole = "staff") => {
    const context = world.account(role);
    const userId = context.actor.userId!;
    world.db.update(users).set({ passwordHash: hashed }).where(eq(users.id, userId)).run();
    return { context, userId, email: world.db.select().from(users).where(eq(users.id, userId)).get()!.email };
  };
  const givePassword = (email: string, password = PASSWORD) =>
    signIn(world.visitor, { email, password, ...from, browserMark: null, sessionIdHash: null });
  const enter = (pendingToken: string | null, code: string, values: Partial<Parameters<typeof enterCode>[1]> = {}) =>
    enterCode(world.visitor, { pendingToken, code, ...from, browserMark: null, ...values });
  const secretOf = (userId: number) => {
    const factor = world.db.select().from(secondFactors).where(eq(secondFactors.userId, userId)).get()!;
    return openSecret(world.system, userId, factor.secret)!;
  };
  const codeOf = (userId: number, steps = 0) => oneTimeCode(secretOf(userId), stepAt(world.system.now()) + steps);
  const offeredCode = (userId: number) => {
    const offer = world.db.select().from(secondFactorOffers).where(eq(secondFactorOffers.userId, userId)).get()!;
    return oneTimeCode(openSecret(world.system, userId, offer.secret)!, stepAt(world.system.now()));
  };
  /** A person who has set up a second factor a while ago. */
  const armed = async (role: AccountRole = "staff") => {
    const who = person(role);
    const { token } = startSession(who.context, who.userId, from);
    const sessionIdHash = hashToken(token);
    await beginSecondFactor(who.context, { currentPassword: PASSWORD, code: null, address: "", sessionIdHash });
    const { recoveryCodes: codes } = finishSecondFactor(who.context, {
      code: offeredCode(who.userId),
      ...from,
      sessionIdHash,
    });
    world.advance(10 * STEP);
    return { ...who, codes };
  };
  const session = (token: string) => readSession(world.db, token, world.system.now());
  const entries = (action: string) => world.db.select().from(auditEntries).where(eq(auditEntries.action, action)).all();
  const mails = () => world.db.select().from(outboxMessages).all();
  return { world, person, armed, givePassword, enter, secretOf, codeOf, offeredCode, session, entries, mails };
}

function refusal(attempt: () => unknown): string {
  try {
    attempt();
    return "done";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Object.values(error.fields)[0]?.key ?? error.key;
  }
}

async function refused(attempt: Promise<unknown>): Promise<string> {
  const outcome = await attempt.then(
    () => () => undefined,
    (error: unknown) => () => {
      throw error;
    },
  );
  return refusal(outcome);
}

beforeEach(forgetTurns);

describe("the first sign-in of whoever needs a second factor", () => {
  it.each(["administrator", "staff"] as const)(
    "opens nothing to %s but the set-up, and a session only after it",
    async (role) => {
      const { world, person, givePassword, offeredCode, session, entries } = house();
      const { email, userId } = person(role);
      const step = await givePassword(email);
      expect(step.step).toBe("setUp");
      expect(world.db.select().from(sessions).all()).toEqual([]);
      expect(session(step.token)).toBeNull();
      expect(secretAtSignIn(world.visitor, step.token)).toMatchObject({ account: email });
      const setUp = setUpAtSignIn(world.visitor, { pendingToken: step.token, code: offeredCode(userId), ...from });
      expect(setUp.recoveryCodes).toHaveLength(10);
      expect(new Set(setUp.recoveryCodes).size).toBe(10);
      expect(session(setUp.session.token)).toMatchObject({ user: { id: userId }, hasSecondFactor: true });
      expect(setUp.session.token).not.toBe(step.token);
      expect(entries("account.setUpSecondFactor")).toMatchObject([{ actorUserId: userId, subjectId: userId }]);
      expect(accountOfPending(world.visitor, step.token)).toBeNull();
    },
  );

  it("refuses digits that do not belong to the picture, and lets the person try again", async () => {
    const { world, person, givePassword, offeredCode } = house();
    const { email, userId } = person();
    const { token } = await givePassword(email);
    const input = { pendingToken: token, ...from };
    expect(refusal(() => setUpAtSignIn(world.visitor, { ...input, code: "000000" }))).toBe("secondFactor.wrongAtSetUp");
    expect(refusal(() => setUpAtSignIn(world.visitor, { ...input, code: offeredCode(userId) }))).toBe("done");
  });

  it.each(["viewer", "firm_representative"] as const)("asks nothing more of %s", async (role) => {
    const { person, givePassword } = house();
    expect((await givePassword(person(role).email)).step).toBe("in");
  });

  it("asks nothing more of anybody where the demand is waived, but of those who have set it up", async () => {
    const { person, armed, givePassword } = house({ secondFactorWaived: true });
    expect((await givePassword(person("administrator").email)).step).toBe("in");
    expect((await givePassword((await armed("administrator")).email)).step).toBe("code");
  });

  it("comes after a link that sets the password, too: who reads the mail has not the phone", async () => {
    const { world, armed, person } = house();
    const [old, fresh] = [await armed("viewer"), person("staff")];
    const administrator = world.account("administrator");
    const stepsOf = async (userId: number) => {
      const token = renewLink(administrator, userId, false).url.split("/").at(-1)!;
      return (await setPassword(world.visitor, token, { newPassword: "heron lantern 47 gate", ...from })).step;
    };
    expect(await stepsOf(old.userId)).toBe("code");
    expect(await stepsOf(fresh.userId)).toBe("setUp");
    expect(world.db.select().from(sessions).all()).toEqual([]);
  });
});

describe("the second step", () => {
  it("opens a session of its own id, for ten minutes from the password, on the browser that gave it", async () => {
    const { world, armed, givePassword, enter, codeOf, session } = house();
    const { email, userId, context } = await armed();
    const planted = startSession(context, userId, from);
    const late = await givePassword(email);
    world.advance(10 * MINUTE);
    expect(refusal(() => enter(late.token, codeOf(userId)))).toBe("secondFactor.over");
    const { token } = await givePassword(email);
    world.advance(10 * MINUTE - 1);
    expect(refusal(() => enter("A".repeat(43), codeOf(userId)))).toBe("secondFactor.over");
    expect(refusal(() => enter(null, codeOf(userId)))).toBe("secondFactor.over");
    const opened = enter(token, codeOf(userId), { sessionIdHash: hashToken(planted.token) });
    expect(session(opened.token)?.user.id).toBe(userId);
    expect(session(planted.token)).toBeNull();
    expect(opened.token).not.toBe(token);
    expect(refusal(() => enter(token, codeOf(userId, 1)))).toBe("secondFactor.over");
    expect(world.db.select().from(pendingSignIns).all()).toEqual([]);
  });

  it("takes a code once, and none that is two steps away", async () => {
    const { armed, givePassword, enter, codeOf } = house();
    const { email, userId } = await armed();
    const [first, second] = [await givePassword(email), await givePassword(email)];
    for (const steps of [-2, 2])
      expect(refusal(() => enter(first.token, codeOf(userId, steps)))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(first.token, codeOf(userId)))).toBe("done");
    expect(refusal(() => enter(second.token, codeOf(userId)))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(second.token, codeOf(userId, -1)))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(second.token, codeOf(userId, 1)))).toBe("done");
  });

  it("takes no code twice because the clock was set back", async () => {
    const { world, armed, givePassword, enter, codeOf } = house();
    const { email, userId, codes } = await armed();
    const used = codeOf(userId);
    enter((await givePassword(email)).token, used);
    world.advance(-60 * MINUTE);
    const { token } = await givePassword(email);
    expect(refusal(() => enter(token, codeOf(userId)))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(token, used))).toBe("secondFactor.wrong");
    world.advance(60 * MINUTE);
    expect(refusal(() => enter(token, used))).toBe("secondFactor.over");
    expect(refusal(() => enter(null, codes[0]!))).toBe("secondFactor.over");
    const again = await givePassword(email);
    expect(refusal(() => enter(again.token, used))).toBe("secondFactor.wrong");
    world.advance(STEP);
    expect(refusal(() => enter(again.token, codeOf(userId)))).toBe("done");
  });

  it("lets a thousand guesses check fifteen codes an hour, tells the person, and lets their own browser in", async () => {
    const { world, armed, givePassword, enter, codeOf, mails, entries } = house();
    const { email, userId } = await armed();
    const { browserMark } = enter((await givePassword(email)).token, codeOf(userId));
    const outcomes: string[] = [];
    let { token } = await givePassword(email);
    for (let guess = 0; guess < 1_000; guess += 1) {
      const right = [-1, 0, 1].map((steps) => codeOf(userId, steps));
      const code = String(guess * 997).padStart(6, "0");
      if (guess % 100 === 99) token = startPendingSignIn(world.visitor, userId);
      if (!right.includes(code))
        outcomes.push(refusal(() => enter(token, code, { address: `198.51.${guess >> 8}.${guess & 255}` })));
      world.advance(3_500);
    }
    expect(outcomes).not.toContain("done");
    expect(outcomes.filter((outcome) => outcome === "secondFactor.wrong").length).toBeLessThanOrEqual(15);
    expect(mails().map((mail) => mail.subject)).toContain("织网台：有人多次输错您的验证码");
    expect(entries("session.refused").length).toBeLessThanOrEqual(60);
    const mine = await givePassword(email);
    expect(refusal(() => enter(mine.token, codeOf(userId)))).toBe("error.tooMany");
    expect(refusal(() => enter(mine.token, codeOf(userId), { browserMark }))).toBe("done");
  });

  it("takes no code after fifty wrong ones in a row, until there is another password; a recovery code opens all the same", async () => {
    const { world, armed, givePassword, enter, codeOf } = house();
    const { email, userId, context, codes } = await armed();
    const guessed = () => world.db.update(secondFactors).set({ wrongInARow: 50 }).run();
    guessed();
    const { token } = await givePassword(email);
    expect(refusal(() => enter(token, codeOf(userId)))).toBe("secondFactor.closed");
    expect(refusal(() => enter(token, codes[0]!))).toBe("done");
    guessed();
    const newPassword = "heron lantern 47 gate";
    await changePassword(context, { currentPassword: PASSWORD, newPassword, ...from });
    const again = await givePassword(email, newPassword);
    expect(refusal(() => enter(again.token, codeOf(userId)))).toBe("done");
  });

  it("ends with the account, with its password and with another role", async () => {
    const { world, armed, givePassword, enter, codeOf } = house();
    const administrator = world.account("administrator");
    const acts: ((who: { userId: number; context: Context }) => unknown)[] = [
      ({ userId }) => disableAccount(administrator, userId),
      ({ context }) =>
        changePassword(context, { currentPassword: PASSWORD, newPassword: "heron lantern 47 gate", ...from }),
      ({ userId }) => {
        const { name, version } = readAccount(administrator, userId);
        updateAccount(administrator, userId, { name, role: "viewer", locale: "zh-CN", organisations: [], version });
      },
      ({ userId }) => takeSecondFactor(administrator, userId),
    ];
    for (const act of acts) {
      const who = await armed();
      const open = startSession(who.context, who.userId, from);
      const { token } = await givePassword(who.email);
      const code = codeOf(who.userId);
      await act(who);
      expect(refusal(() => enter(token, code))).toBe("secondFactor.over");
      expect(readSession(world.db, open.token, world.system.now())).toBeNull();
    }
  });
});

describe("recovery codes", () => {
  it("each let the person in once, however they are typed, and the person is told by mail", async () => {
    const { world, armed, givePassword, enter, mails, entries } = house();
    const { email, context, userId, codes } = await armed();
    expect(codes.every((code) => /^[A-Z2-7]{4}( [A-Z2-7]{4}){3}$/.test(code))).toBe(true);
    const typed = codes[3]!.toLowerCase().replaceAll(" ", "-").replaceAll("o", "0");
    expect(refusal(() => enter("x", typed))).toBe("secondFactor.over");
    enter((await givePassword(email)).token, typed);
    expect(mails()).toMatchObject([{ recipient: email, subject: "织网台：您的一个恢复码已使用" }]);
    expect(entries("account.spendRecoveryCode")).toMatchObject([{ subjectId: userId }]);
    expect(readOwnAccount(context, null).secondFactor).toEqual({ isOn: true, recoveryCodes: 9, mayTurnOff: false });
    const { token } = await givePassword(email);
    expect(refusal(() => enter(token, codes[3]!))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(token, codes[4]!))).toBe("done");
    expect(world.db.select().from(recoveryCodes).all()).toHaveLength(10);
  });

  it("still let the person in when the key of the secrets was lost", async () => {
    const { world, armed, givePassword, enter } = house();
    const { email, codes } = await armed();
    world.db.update(secondFactors).set({ secret: "unreadable" }).run();
    const { token } = await givePassword(email);
    expect(refusal(() => enter(token, "123456"))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(token, codes[0]!))).toBe("done");
  });

  it("of one person let nobody else in", async () => {
    const { armed, givePassword, enter } = house();
    const [mine, theirs] = [await armed(), await armed()];
    const { token } = await givePassword(mine.email);
    expect(refusal(() => enter(token, theirs.codes[0]!))).toBe("secondFactor.wrong");
  });

  it("are renewed for the password and a code; earlier ones are worth nothing then", async () => {
    const { armed, givePassword, enter, codeOf } = house();
    const { email, context, userId, codes } = await armed();
    const renew = (currentPassword: string, code: string | null) =>
      renewRecoveryCodes(context, { currentPassword, code, address: "203.0.113.7" });
    expect(await refused(renew("wrong password", codeOf(userId)))).toBe("secondFactor.passwordWrong");
    expect(await refused(renew(PASSWORD, "000000"))).toBe("secondFactor.wrong");
    expect(await refused(renew(PASSWORD, null))).toBe("field.required");
    const renewed = await renew(PASSWORD, codeOf(userId));
    const { token } = await givePassword(email);
    expect(refusal(() => enter(token, codes[0]!))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(token, renewed[0]!))).toBe("done");
  });
});

describe("one's own second factor", () => {
  it("may be set up by a viewer and a representative: for the password, seen by this session alone, with a new session", async () => {
    const { person, offeredCode, session, world, givePassword } = house();
    for (const role of ["viewer", "firm_representative"] as const) {
      const { context, userId, email } = person(role);
      const [mine, other] = [startSession(context, userId, from), startSession(context, userId, from)];
      const sessionIdHash = hashToken(mine.token);
      const begin = (currentPassword: string) =>
        beginSecondFactor(context, { currentPassword, code: null, address: "", sessionIdHash });
      expect(await refused(begin("wrong password"))).toBe("secondFactor.passwordWrong");
      expect(secretAtSession(context, sessionIdHash)).toBeNull();
      await begin(PASSWORD);
      expect(secretAtSession(context, sessionIdHash)?.text).toMatch(/^[A-Z2-7]{32}$/);
      expect(secretAtSession(context, hashToken(other.token))).toBeNull();
      const finished = finishSecondFactor(context, { code: offeredCode(userId), ...from, sessionIdHash });
      expect([mine, other].map(({ token }) => session(token))).toEqual([null, null]);
      expect(session(finished.session.token)?.hasSecondFactor).toBe(true);
      expect((await givePassword(email)).step).toBe("code");
      world.advance(STEP);
    }
  });

  it("is offered for ten minutes", async () => {
    const { world, person, offeredCode } = house();
    const { context, userId } = person("viewer");
    const sessionIdHash = "the session";
    await beginSecondFactor(context, { currentPassword: PASSWORD, code: null, address: "", sessionIdHash });
    world.advance(10 * MINUTE);
    expect(secretAtSession(context, sessionIdHash)).toBeNull();
    expect(refusal(() => finishSecondFactor(context, { code: offeredCode(userId), ...from, sessionIdHash }))).toBe(
      "secondFactor.offerOver",
    );
  });

  it("is replaced only by whoever has the present one, which works until the new one is confirmed", async () => {
    const { world, armed, givePassword, enter, codeOf, offeredCode, secretOf } = house();
    const { context, userId, email } = await armed("administrator");
    const before = secretOf(userId);
    const sessionIdHash = hashToken(startSession(context, userId, from).token);
    const begin = (code: string | null) =>
      beginSecondFactor(context, { currentPassword: PASSWORD, code, address: "", sessionIdHash });
    expect(await refused(begin(null))).toBe("field.required");
    expect(await refused(begin("000000"))).toBe("secondFactor.wrong");
    await begin(codeOf(userId));
    world.advance(STEP);
    enter((await givePassword(email)).token, codeOf(userId));
    finishSecondFactor(context, { code: offeredCode(userId), ...from, sessionIdHash });
    expect(secretOf(userId).equals(before)).toBe(false);
    world.advance(STEP);
    const { token } = await givePassword(email);
    expect(refusal(() => enter(token, oneTimeCode(before, stepAt(world.system.now()))))).toBe("secondFactor.wrong");
    expect(refusal(() => enter(token, codeOf(userId)))).toBe("done");
  });

  it("is not put in the place of another one with the password alone, by the page of the first sign-in", async () => {
    const { world, armed, givePassword, codeOf, offeredCode } = house();
    const { email, userId, context } = await armed();
    await beginSecondFactor(context, {
      currentPassword: PASSWORD,
      code: codeOf(userId),
      address: "",
      sessionIdHash: "s",
    });
    const { token } = await givePassword(email);
    expect(secretAtSignIn(world.visitor, token)).toBeNull();
    const input = { pendingToken: token, code: offeredCode(userId), ...from };
    expect(refusal(() => setUpAtSignIn(world.visitor, input))).toBe("secondFactor.over");
  });

  it("is turned off by a viewer for the password and a code, and by no administrator", async () => {
    const { world, armed, codeOf, givePassword, session } = house();
    const viewer = await armed("viewer");
    const other = startSession(viewer.context, viewer.userId, from);
    const off = (who: { context: Context; userId: number }, currentPassword: string, code: string | null) =>
      turnOffSecondFactor(who.context, { currentPassword, code, ...from });
    expect(await refused(off(viewer, PASSWORD, null))).toBe("field.required");
    expect(await refused(off(viewer, "wrong password", codeOf(viewer.userId)))).toBe("secondFactor.passwordWrong");
    const opened = await off(viewer, PASSWORD, codeOf(viewer.userId));
    expect(session(other.token)).toBeNull();
    expect(session(opened.token)?.hasSecondFactor).toBe(false);
    expect((await givePassword(viewer.email)).step).toBe("in");
    expect(world.db.select().from(recoveryCodes).all()).toEqual([]);
    const administrator = await armed("administrator");
    expect(() => off(administrator, PASSWORD, codeOf(administrator.userId))).toThrow("secondFactor.demanded");
  });
});

describe("a second factor that was lost", () => {
  it("is taken away by an administrator, who tells the person; sessions end and it is set up anew", async () => {
    const { world, armed, givePassword, session, mails, entries } = house();
    const [lost, administrator] = [await armed(), world.account("administrator")];
    const open = startSession(lost.context, lost.userId, from);
    takeSecondFactor(administrator, lost.userId);
    expect(session(open.token)).toBeNull();
    expect(mails()).toMatchObject([{ recipient: lost.email, subject: "织网台：您的两步验证已被取消" }]);
    expect(entries("account.takeSecondFactor")).toMatchObject([
      { actorUserId: administrator.actor.userId, subjectId: lost.userId },
    ]);
    expect((await givePassword(lost.email)).step).toBe("setUp");
    expect(refusal(() => takeSecondFactor(administrator, lost.userId))).toBe("secondFactor.none");
  });

  it("is not taken away by anybody else, nor one's own", async () => {
    const { world, armed } = house();
    const [lost, administrator] = [await armed(), await armed("administrator")];
    for (const role of ["staff", "viewer", "firm_representative"] as const)
      expect(refusal(() => takeSecondFactor(world.account(role), lost.userId))).toBe("error.forbidden");
    expect(refusal(() => takeSecondFactor(world.visitor, lost.userId))).toBe("error.forbidden");
    expect(refusal(() => takeSecondFactor(administrator.context, administrator.userId))).toBe("secondFactor.notOwn");
  });
});

describe("secrets at rest", () => {
  it("are in the database in no form that makes a code, nor in the audit, nor in a mail", async () => {
    const { world, armed, givePassword, enter, secretOf } = house();
    const { userId, email, codes } = await armed();
    enter((await givePassword(email)).token, codes[0]!);
    const secret = secretOf(userId);
    const everything = JSON.stringify(
      world.db.$client
        .prepare<[], { name: string }>(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_bigrams%'",
        )
        .all()
        .map(({ name }) => world.db.$client.prepare(`SELECT * FROM "${name}"`).all()),
    );
    for (const form of [secret.toString("hex"), secret.toString("base64"), secret.toString("base64url"), ...codes])
      expect(everything).not.toContain(form);
    for (const code of codes) expect(everything).not.toContain(code.replaceAll(" ", ""));
  });

  it("open with the key of this desk, for their person, unaltered", () => {
    const key = { auditKey: Buffer.alloc(32, 1) };
    const secret = Buffer.from("12345678901234567890");
    const sealed = sealSecret(key, 7, secret);
    expect(openSecret(key, 7, sealed)!.equals(secret)).toBe(true);
    expect(sealSecret(key, 7, secret)).not.toBe(sealed);
    expect(openSecret({ auditKey: Buffer.alloc(32, 2) }, 7, sealed)).toBeNull();
    expect(openSecret(key, 8, sealed)).toBeNull();
    const altered = Buffer.from(sealed, "base64url");
    altered[altered.length - 1]! ^= 1;
    expect(openSecret(key, 7, altered.toString("base64url"))).toBeNull();
  });
});
