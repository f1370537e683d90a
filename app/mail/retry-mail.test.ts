import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntries, outboxMessages } from "~db/schema";
import { transact } from "~db/transact";
import { testWorld } from "~/access/testing";
import { enqueueMail } from "./enqueue-mail.server";
import { readOutboxMessage } from "./outbox-queries.server";
import { retryMail } from "./retry-mail.server";

function outbox() {
  const world = testWorld();
  const mail = {
    recipient: "li@firm.example",
    locale: "zh-CN",
    subject: "s",
    body: "https://weft.example/set-password/x",
  } as const;
  transact(world.system, () => {
    enqueueMail(world.system, { ...mail, causeKey: "1" });
    enqueueMail(world.system, { ...mail, causeKey: "2", confidential: true });
  });
  const row = (id: number) => world.db.select().from(outboxMessages).where(eq(outboxMessages.id, id)).get();
  return { world, row };
}

describe("sending a failed mail again", () => {
  it("queues it with all its tries before it, and says who did", () => {
    const { world, row } = outbox();
    world.db.update(outboxMessages).set({ status: "failed", attempts: 13 }).run();
    const staff = world.account("staff");
    retryMail(staff, 1);
    expect(row(1)).toMatchObject({ status: "queued", attempts: 0, nextAttemptAt: world.system.now() });
    expect(row(2)).toMatchObject({ status: "failed" });
    expect(world.db.select().from(auditEntries).all()).toMatchObject([
      { action: "outbox.retry", actorUserId: staff.actor.userId, subjectId: 1 },
    ]);
  });
  it("is refused for one that was sent, for one that waits, and for one that is not there", () => {
    const { world } = outbox();
    expect(() => retryMail(world.system, 1)).toThrow(expect.objectContaining({ kind: "conflict" }));
    world.db.update(outboxMessages).set({ status: "sent" }).run();
    expect(() => retryMail(world.system, 1)).toThrow(expect.objectContaining({ kind: "conflict" }));
    expect(() => retryMail(world.system, 99)).toThrow(expect.objectContaining({ kind: "not_found" }));
  });
  it.each(["viewer", "firm_representative"] as const)("is not for a %s, who does not see the outbox either", (role) => {
    const { world } = outbox();
    const person = world.account(role);
    const forbidden = expect.objectContaining({ kind: "forbidden" }) as Error;
    expect(() => retryMail(person, 1)).toThrow(forbidden);
    expect(() => readOutboxMessage(person, 1)).toThrow(forbidden);
  });
});

describe("reading a mail in the outbox", () => {
  it("shows its text to staff, but never a link that opens an account", () => {
    const { world } = outbox();
    const staff = world.account("staff");
    expect(readOutboxMessage(staff, 1).body).toContain("set-password");
    expect(JSON.stringify(readOutboxMessage(staff, 2))).not.toContain("set-password");
  });
});
