import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, sessions, signInFailures, users } from "~db/schema";
import { forgetTurns } from "~/access/rate-limit.server";
import { readSession, startSession } from "~/access/session.server";
import { testWorld } from "~/access/testing";
import { Refusal } from "~/http/errors";
import { changePassword } from "./change-password.server";
import { disableAccount } from "./disable-account.server";
import { endOtherSessions, endOwnSession } from "./end-own-session.server";
import { hashLoad, hashPassword, isPasswordRight } from "./hash-password.server";
import { signIn, type SignInTry } from "./sign-in.server";
import { signOut } from "./sign-out.server";

const MINUTE = 60_000;
const PASSWORD = "tulip-anvil-rocket";
const hashed = await hashPassword(PASSWORD);

function house() {
  const world = testWorld();
  const person = (role: "administrator" | "staff" = "staff") => {
    const context = world.account(role);
    const userId = context.actor.userId!;
    world.db.update(users).set({ passwordHash: hashed }).where(eq(users.id, userId)).run();
    return { context, userId, email: world.db.select().from(users).where(eq(users.id, userId)).get()!.email };
  };
  const attempt = async (values: Partial<SignInTry>) => {
    const step = await signIn(world.visitor, {
      email: "",
      password: PASSWORD,
      userAgent: "test",
      address: "203.0.113.7",
      browserMark: null,
      sessionIdHash: null,
      ...values,
    });
    if (step.step !== "in") throw new Error(`a second step is missing: ${step.step}`);
    return step;
  };
  const outcome = async (values: Partial<SignInTry>) => {
    try {
      await attempt(values);
      return "in";
    } catch (error) {
      if (error instanceof Refusal) return error.key;
      throw error;
    }
  };
  const entries = (action: string) => world.db.select().from(auditEntries).where(eq(auditEntries.action, action)).all();
  const failures = () => world.db.select().from(signInFailures).all();
  return { world, person, attempt, outcome, entries, failures };
}

beforeEach(forgetTurns);

describe("signing in", () => {
  it("with the right password opens a session, notes it and leaves no failure behind", async () => {
    const { world, person, attempt, entries, failures } = house();
    const { email, userId } = person();
    const session = await attempt({ email });
    expect(readSession(world.db, session.token, world.system.now())?.user.id).toBe(userId);
    expect(entries("session.start")).toMatchObject([
      { actorUserId: userId, subjectId: userId, after: JSON.stringify({ address: "203.0.113.7" }) },
    ]);
    expect(failures()).toEqual([]);
    expect(world.db.select().from(users).where(eq(users.id, userId)).get()?.lastSignInAt).toBe(world.system.now());
  });

  it("ends the session the browser had before: nobody can plant one", async () => {
    const { world, person, attempt } = house();
    const { email, context, userId } = person();
    const planted = startSession(context, userId, { userAgent: "", address: "" });
    const sessionIdHash = readSession(world.db, planted.token, world.system.now())!.sessionIdHash;
    const session = await attempt({ email, sessionIdHash });
    expect(session.token).not.toBe(planted.token);
    expect(readSession(world.db, planted.token, world.system.now())).toBeNull();
  });

  it("is refused in the same words for a wrong password, an unknown account, a disabled one and one without a password", async () => {
    const { world, person, outcome } = house();
    const known = person();
    const disabled = person();
    disableAccount(world.system, disabled.userId);
    const invited = world.account("viewer");
    const invitedMail = world.db.select().from(users).where(eq(users.id, invited.actor.userId!)).get()!.email;
    expect(await outcome({ email: known.email, password: "wrong password" })).toBe("signIn.wrong");
    expect(await outcome({ email: "nobody@weft.example" })).toBe("signIn.wrong");
    expect(await outcome({ email: disabled.email })).toBe("signIn.wrong");
    expect(await outcome({ email: invitedMail })).toBe("signIn.wrong");
    expect(world.db.select().from(sessions).all()).toEqual([]);
  });

  it("takes as long for an account that does not exist", async () => {
    const median = async (check: () => Promise<boolean>) => {
      const times: number[] = [];
      for (let count = 0; count < 5; count += 1) {
        const started = performance.now();
        await check();
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[2]!;
    };
    await isPasswordRight("x", null);
    const unknown = await median(() => isPasswordRight("wrong password", null));
    const known = await median(() => isPasswordRight("wrong password", hashed));
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  }, 20_000);

  it("is not possible with what was typed into the password field kept anywhere", async () => {
    const { world, outcome } = house();
    await outcome({ email: "my-secret-typed-as-name", password: "my-secret-typed-as-password" });
    const everything = JSON.stringify([
      world.db.select().from(signInFailures).all(),
      world.db.select().from(auditEntries).all(),
    ]);
    expect(everything).not.toContain("my-secret");
  });

  it("that was refused is recorded without the password, at most once a minute for an account", async () => {
    const { world, person, outcome, entries } = house();
    const { email, userId } = person();
    for (let count = 0; count < 4; count += 1) await outcome({ email, password: "wrong password" });
    for (let count = 0; count < 4; count += 1) await outcome({ email: `nobody-${count}@weft.example` });
    expect(entries("session.refused").map((entry) => entry.subjectId)).toEqual([userId, null]);
    world.advance(MINUTE);
    await outcome({ email, password: "wrong password" });
    await outcome({ email, password: "wrong password" });
    expect(entries("session.refused").map((entry) => entry.subjectId)).toEqual([userId, null, userId]);
  }, 20_000);
});

describe("guessing passwords, at the limits of production", () => {
  it("one account from a thousand addresses: 15 checks in an hour, however they are spread, and the owner still gets in", async () => {
    const { world, person, attempt, outcome, entries } = house();
    const { email } = person();
    const { browserMark } = await attempt({ email });
    let checked = 0;
    for (let caller = 0; caller < 1_000; caller += 1) {
      const result = await outcome({
        email,
        password: "wrong password",
        address: `198.51.${caller >> 8}.${caller & 255}`,
      });
      if (result === "signIn.wrong") checked += 1;
      else expect(result).toBe("error.tooMany");
      world.advance(3_500);
    }
    expect(checked).toBe(15);
    expect(await outcome({ email })).toBe("error.tooMany");
    expect(await outcome({ email, browserMark })).toBe("in");
    expect(entries("session.refused").length).toBeLessThanOrEqual(60);
    world.advance(60 * MINUTE);
    expect(await outcome({ email })).toBe("in");
  }, 60_000);

  it("the known browser has five tries of its own, and a mark of another account or an altered one gives nothing", async () => {
    const { person, attempt, outcome } = house();
    const [owner, other] = [person(), person()];
    const { browserMark } = await attempt({ email: owner.email });
    for (let count = 0; count < 5; count += 1)
      expect(await outcome({ email: owner.email, password: "wrong password", browserMark })).toBe("signIn.wrong");
    expect(await outcome({ email: owner.email, browserMark })).toBe("error.tooMany");
    for (let count = 0; count < 5; count += 1) await outcome({ email: other.email, password: "wrong password" });
    for (const mark of [
      browserMark,
      browserMark.replace(`${owner.userId}.`, `${other.userId}.`),
      `${other.userId}.${"A".repeat(43)}`,
      "x",
    ]) {
      expect(await outcome({ email: other.email, browserMark: mark })).toBe("error.tooMany");
    }
  }, 20_000);

  it("a thousand accounts from one address: 30 checks in 15 minutes, in whatever form the address is written", async () => {
    const { outcome } = house();
    const outcomes: string[] = [];
    for (let count = 0; count < 45; count += 1) {
      const address = count % 2 === 0 ? "203.0.113.9" : "::ffff:203.0.113.9";
      outcomes.push(await outcome({ email: `person-${count}@weft.example`, address }));
    }
    expect(outcomes.filter((result) => result === "signIn.wrong")).toHaveLength(30);
    expect(outcomes.slice(30).every((result) => result === "error.tooMany")).toBe(true);
  }, 30_000);

  it("twelve at once pass the limit no more than five", async () => {
    const { person, outcome } = house();
    const { email } = person();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => outcome({ email, password: "wrong password" })),
    );
    expect(outcomes.filter((result) => result === "signIn.wrong")).toHaveLength(5);
  }, 20_000);

  it("a flood never hashes more than two at once, and those beyond the queue are refused", async () => {
    const load: number[] = [];
    const flood = Promise.allSettled(
      Array.from({ length: 60 }, async () => {
        const result = isPasswordRight(
          "wrong password",
          "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        );
        load.push(hashLoad().running);
        return result;
      }),
    );
    const results = await flood;
    expect(Math.max(...load)).toBe(2);
    expect(
      results.filter((result) => result.status === "rejected" && (result.reason as Refusal).kind === "too_many"),
    ).toHaveLength(8);
    expect(hashLoad()).toEqual({ running: 0, waiting: 0 });
  });
});

describe("ending sessions", () => {
  it("sign-out kills the session on the server and notes it", async () => {
    const { world, person, attempt, entries } = house();
    const { email, context, userId } = person();
    const { token } = await attempt({ email });
    signOut(context, readSession(world.db, token, world.system.now())!.sessionIdHash);
    expect(readSession(world.db, token, world.system.now())).toBeNull();
    expect(entries("session.end")).toMatchObject([{ actorUserId: userId }]);
    signOut(world.visitor, null);
    expect(entries("session.end")).toHaveLength(1);
  });

  it("a person can end their own devices, and nobody else's", async () => {
    const { world, person, attempt } = house();
    const [mine, theirs] = [person(), person()];
    const first = await attempt({ email: mine.email });
    const second = await attempt({ email: mine.email });
    const other = await attempt({ email: theirs.email });
    const hashOf = (token: string) => readSession(world.db, token, world.system.now())!.sessionIdHash;
    expect(() => endOwnSession(mine.context, hashOf(other.token))).toThrow(Refusal);
    endOwnSession(mine.context, hashOf(first.token));
    expect(readSession(world.db, first.token, world.system.now())).toBeNull();
    const third = await attempt({ email: mine.email });
    endOtherSessions(mine.context, hashOf(third.token));
    expect(readSession(world.db, second.token, world.system.now())).toBeNull();
    expect(readSession(world.db, third.token, world.system.now())).not.toBeNull();
    expect(readSession(world.db, other.token, world.system.now())).not.toBeNull();
  });
});

describe("changing one's password", () => {
  const from = { userAgent: "test", address: "203.0.113.7" };

  it("needs the present one, ends every session, opens a new one and is noted without a word of either", async () => {
    const { world, person, attempt, outcome, entries } = house();
    const { email, context } = person();
    const old = await attempt({ email });
    await expect(
      changePassword(context, { currentPassword: "wrong password", newPassword: "heron lantern 47 gate", ...from }),
    ).rejects.toMatchObject({
      fields: { currentPassword: { key: "password.currentWrong" } },
    });
    const session = await changePassword(context, {
      currentPassword: PASSWORD,
      newPassword: "heron lantern 47 gate",
      ...from,
    });
    expect(readSession(world.db, old.token, world.system.now())).toBeNull();
    expect(readSession(world.db, session.token, world.system.now())).not.toBeNull();
    expect(await outcome({ email })).toBe("signIn.wrong");
    expect(await outcome({ email, password: "heron lantern 47 gate" })).toBe("in");
    expect(entries("account.changePassword")).toMatchObject([{ before: null, after: null }]);
  }, 20_000);

  it("is refused for a password that is easily guessed, before anything is hashed", async () => {
    const { person } = house();
    const { context } = person();
    await expect(
      changePassword(context, { currentPassword: PASSWORD, newPassword: "woaini1314", ...from }),
    ).rejects.toMatchObject({
      fields: { newPassword: { key: "password.tooCommon" } },
    });
  });

  it("lets whoever found an open session guess the present one five times, not more", async () => {
    const { person } = house();
    const { context } = person();
    const guess = () =>
      changePassword(context, { currentPassword: "wrong password", newPassword: "heron lantern 47 gate", ...from });
    for (let count = 0; count < 5; count += 1) await expect(guess()).rejects.toMatchObject({ kind: "invalid" });
    await expect(guess()).rejects.toMatchObject({ kind: "too_many" });
  }, 20_000);
});
