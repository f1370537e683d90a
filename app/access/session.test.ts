import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { representations, sessions, users } from "~db/schema";
import { clearSessionCookie, readSessionCookie, serializeSessionCookie, sessionCookieName } from "./session-cookie";
import { endSession, endSessionsOf, readSession, startSession } from "./session.server";
import { testWorld, TEST_NOW } from "./testing";

const from = { userAgent: "test", address: "203.0.113.7" };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function signedIn(role: "administrator" | "staff" | "viewer" | "firm_representative" = "staff") {
  const world = testWorld();
  const person = world.account(role);
  const userId = person.actor.userId!;
  return { world, person, userId, ...startSession(person, userId, from) };
}

describe("a session", () => {
  it("says who the person is, in one statement", () => {
    const { world, person, token } = signedIn();
    const session = readSession(world.db, token, TEST_NOW);
    expect(session?.actor).toEqual(person.actor);
    expect(session?.user).toMatchObject({ id: person.actor.userId, role: "staff", locale: "zh-CN" });
  });

  it("carries the organisations a representative speaks for, and none for staff", () => {
    const { world, userId, token } = signedIn("firm_representative");
    const firm = world.organisation("甲公司");
    world.organisation("乙公司");
    world.db.insert(representations).values({ userId, organisationId: firm, createdAt: TEST_NOW }).run();
    expect(readSession(world.db, token, TEST_NOW)?.actor.organisationIds).toEqual([firm]);
    world.db.update(users).set({ role: "staff" }).where(eq(users.id, userId)).run();
    expect(readSession(world.db, token, TEST_NOW)?.actor.organisationIds).toEqual([]);
  });

  it("goes on while the disk takes no writes, for who is there, and is over for who was away", () => {
    const { world, token, userId, person } = signedIn();
    const away = startSession(person, userId, from);
    const seen = (minutes: number, which = token) => readSession(world.db, which, TEST_NOW + minutes * MINUTE) !== null;
    world.db.$client.pragma("query_only = ON");
    expect([20, 40, 60].map((minutes) => seen(minutes))).toEqual([true, true, true]);
    expect(seen(60, away.token)).toBe(false);
    world.db.$client.pragma("query_only = OFF");
    expect([seen(80), seen(100), seen(131)]).toEqual([true, true, false]);
    expect(
      Math.max(
        ...world.db
          .select()
          .from(sessions)
          .all()
          .map(({ lastSeenAt }) => lastSeenAt),
      ),
    ).toBe(TEST_NOW + 100 * MINUTE);
  });

  it("keeps only the SHA-256 of its token in the database", () => {
    const { world, token } = signedIn();
    const stored = world.db.select().from(sessions).get()!;
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(stored.idHash).toBe(createHash("sha256").update(token).digest("hex"));
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  it.each([
    ["administrator", 30],
    ["staff", 30],
    ["viewer", 30],
    ["firm_representative", 120],
  ] as const)("of a %s ends after %i idle minutes", (role, minutes) => {
    const { world, token } = signedIn(role);
    expect(readSession(world.db, token, TEST_NOW + minutes * MINUTE)).toBeNull();
    expect(readSession(world.db, token, TEST_NOW + minutes * MINUTE - 1)).not.toBeNull();
    expect(readSession(world.db, token, TEST_NOW + 2 * minutes * MINUTE - 2)).not.toBeNull();
  });

  it("ends after twelve hours however busy", () => {
    const { world, token } = signedIn();
    for (let at = 0; at < 12 * HOUR; at += 20 * MINUTE)
      expect(readSession(world.db, token, TEST_NOW + at)).not.toBeNull();
    expect(readSession(world.db, token, TEST_NOW + 12 * HOUR)).toBeNull();
  });

  it("is written at most once a minute", () => {
    const { world, token } = signedIn();
    const seen = () => world.db.select().from(sessions).get()!.lastSeenAt;
    readSession(world.db, token, TEST_NOW + MINUTE - 1);
    expect(seen()).toBe(TEST_NOW);
    readSession(world.db, token, TEST_NOW + MINUTE);
    expect(seen()).toBe(TEST_NOW + MINUTE);
  });

  it("goes on when the disk refuses to note that the person was seen", () => {
    const { world, token } = signedIn();
    world.db.$client.pragma("query_only = ON");
    expect(readSession(world.db, token, TEST_NOW + 5 * MINUTE)).not.toBeNull();
  });

  it("is out at the next request when the account was disabled", () => {
    const { world, userId, token } = signedIn();
    world.db.update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, userId)).run();
    expect(readSession(world.db, token, TEST_NOW)).toBeNull();
  });

  it("is not believed when it began two days in the future", () => {
    const { world, token } = signedIn();
    expect(readSession(world.db, token, TEST_NOW - 48 * HOUR)).toBeNull();
  });

  it("is dead on the server once it was ended; other people's go on", () => {
    const { world, token, userId, person } = signedIn();
    const second = startSession(person, userId, from);
    const stranger = world.account("viewer");
    const theirs = startSession(stranger, stranger.actor.userId!, from);
    endSession(person, readSession(world.db, token, TEST_NOW)!.sessionIdHash);
    expect(readSession(world.db, token, TEST_NOW)).toBeNull();
    expect(readSession(world.db, second.token, TEST_NOW)).not.toBeNull();
    endSessionsOf(person, userId);
    expect(readSession(world.db, second.token, TEST_NOW)).toBeNull();
    expect(readSession(world.db, theirs.token, TEST_NOW)).not.toBeNull();
  });

  it("can be kept while all others of the person end", () => {
    const { world, token, userId, person } = signedIn();
    const other = startSession(person, userId, from);
    endSessionsOf(person, userId, readSession(world.db, token, TEST_NOW)!.sessionIdHash);
    expect(readSession(world.db, token, TEST_NOW)).not.toBeNull();
    expect(readSession(world.db, other.token, TEST_NOW)).toBeNull();
  });

  it("leaves no row behind once it is over and somebody signs in", () => {
    const { world, person, userId } = signedIn();
    world.advance(13 * HOUR);
    startSession(person, userId, from);
    expect(world.db.select().from(sessions).all()).toHaveLength(1);
  });
});

describe("the cookie of a session", () => {
  const secure = "https://weft.example";
  const loopback = "http://localhost:3000";
  const token = randomBytes(32).toString("base64url");

  it("is bound to the host, unreadable for scripts and only sent on https", () => {
    expect(serializeSessionCookie(secure, token)).toBe(`__Host-weft=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`);
    expect(serializeSessionCookie(loopback, token)).toBe(`weft=${token}; Path=/; HttpOnly; SameSite=Lax`);
    expect(clearSessionCookie(secure)).toBe("__Host-weft=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
  });

  it("is found among others, and not under another name", () => {
    expect(readSessionCookie(`a=b; __Host-weft=${token}; c=d`, secure)).toBe(token);
    expect(readSessionCookie(`weft=${token}`, secure)).toBeNull();
    expect(readSessionCookie(`x__Host-weft=${token}; __host-weft=${token}`, secure)).toBeNull();
    expect(readSessionCookie(null, secure)).toBeNull();
    expect(sessionCookieName(secure)).toBe("__Host-weft");
  });

  it("is not believed when a second, different one was planted beside it", () => {
    expect(
      readSessionCookie(`__Host-weft=${token}; __Host-weft=${randomBytes(32).toString("base64url")}`, secure),
    ).toBeNull();
  });

  it("is refused in 10,000 random or altered forms", () => {
    const { world, token: real } = signedIn();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const accepted: string[] = [];
    for (let count = 0; count < 10_000; count += 1) {
      const place = count % real.length;
      const letter = alphabet[(alphabet.indexOf(real[place]!) + 1 + (count % 63)) % 64]!;
      const altered = [
        () => real.slice(0, place) + letter + real.slice(place + 1),
        () => randomBytes(32).toString("base64url"),
        () => real.slice(0, place),
        () => real + letter,
        () => createHash("sha256").update(real).digest("hex"),
        () => randomBytes(count % 100).toString("latin1"),
        () => real.toLowerCase(),
        () => [...real].reverse().join(""),
      ][count % 8]!();
      const read = readSessionCookie(`__Host-weft=${altered}`, secure);
      if (read !== null && readSession(world.db, read, TEST_NOW)) accepted.push(altered);
    }
    expect(accepted).toEqual([]);
    expect(readSession(world.db, readSessionCookie(`__Host-weft=${real}`, secure)!, TEST_NOW)).not.toBeNull();
  });
});
