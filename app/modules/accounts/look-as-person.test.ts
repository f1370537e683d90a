import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { hashToken, readSession, startSession } from "~/access/session.server";
import { testWorld } from "~/access/testing";
import { auditEntries, lookingSessions, outboxMessages, users } from "~db/schema";
import { endLooking, lookAsPerson, LOOKING_MS } from "./look-as-person.server";
import { signOut } from "./sign-out.server";

function desk() {
  const world = testWorld();
  const administrator = world.account("administrator");
  const { token } = startSession(administrator, administrator.actor.userId!, { userAgent: "test", address: "::1" });
  const session = () => readSession(world.db, token, world.system.now());
  return { ...world, administrator, session, sessionIdHash: hashToken(token) };
}

describe("looking as another person", () => {
  it("is seen in the session for half an hour, in the log with its reason, and told to the person by mail", () => {
    const { db, administrator, account, session, sessionIdHash } = desk();
    const person = account("firm_representative");
    lookAsPerson(administrator, person.actor.userId!, sessionIdHash, "来电说看不到活动");
    expect(session()?.lookAsUserId).toBe(person.actor.userId);
    expect(session()?.actor.role).toBe("administrator");
    const [entry] = db.select().from(auditEntries).all();
    expect([entry?.action, entry?.actorUserId, entry?.subjectId]).toEqual([
      "account.lookAs",
      administrator.actor.userId,
      person.actor.userId,
    ]);
    const [mail] = db.select().from(outboxMessages).all();
    expect(mail?.body).toContain("来电说看不到活动");
    expect(mail?.body).toContain(administrator.actor.name);
    const [looking] = db.select().from(lookingSessions).all();
    expect(looking!.expiresAt - looking!.startedAt).toBe(LOOKING_MS);
    db.update(lookingSessions).set({ expiresAt: 1 }).run();
    expect(session()?.lookIsOver).toBe(true);
  });

  it("ends when the administrator says so, once, under the administrator's own name, and with the session", () => {
    const { db, administrator, account, session, sessionIdHash } = desk();
    const person = account("viewer");
    lookAsPerson(administrator, person.actor.userId!, sessionIdHash, "核对");
    endLooking(person, administrator.actor, sessionIdHash);
    endLooking(person, administrator.actor, sessionIdHash);
    expect(session()?.lookAsUserId).toBeNull();
    const ends = db.select().from(auditEntries).where(eq(auditEntries.action, "account.endLooking")).all();
    expect(ends.map(({ actorUserId }) => actorUserId)).toEqual([administrator.actor.userId]);
    lookAsPerson(administrator, person.actor.userId!, sessionIdHash, "再核对");
    signOut(administrator, sessionIdHash);
    expect(db.select().from(lookingSessions).all()).toEqual([]);
  });

  it("is for administrators, and never as oneself, as another administrator or as somebody who is disabled", () => {
    const { db, administrator, account, sessionIdHash } = desk();
    const person = account("staff");
    const look = (id: number) => () => lookAsPerson(administrator, id, sessionIdHash, "核对");
    expect(() => lookAsPerson(account("staff"), person.actor.userId!, sessionIdHash, "核对")).toThrow("forbidden");
    expect(look(administrator.actor.userId!)).toThrow("looking.refused.own");
    expect(look(account("administrator").actor.userId!)).toThrow("looking.refused.administrator");
    expect(look(404)).toThrow("not_found");
    db.update(users).set({ disabledAt: 1 }).where(eq(users.id, person.actor.userId!)).run();
    expect(look(person.actor.userId!)).toThrow("looking.refused.disabled");
    expect(db.select().from(lookingSessions).all()).toEqual([]);
  });
});
