import { expect, it } from "vitest";
import { outboxMessages } from "~db/schema";
import { transact } from "~db/transact";
import { testWorld } from "~/access/testing";
import { enqueueMail } from "./enqueue-mail.server";
import { DAYS_KEPT, forgetOldMail } from "./forget-old-mail.server";

it("mails that were sent half a year ago are deleted, those that wait are kept", () => {
  const world = testWorld();
  const write = (causeKey: string) =>
    transact(world.system, () => {
      enqueueMail(world.system, { causeKey, recipient: "a@b.example", locale: "zh-CN", subject: "s", body: "b" });
    });
  write("sent");
  world.db.update(outboxMessages).set({ status: "sent" }).run();
  write("waiting");
  expect(forgetOldMail(world.system)).toBe(0);
  world.advance((DAYS_KEPT + 1) * 86_400_000);
  expect(forgetOldMail(world.system)).toBe(1);
  expect(world.db.select({ key: outboxMessages.causeKey }).from(outboxMessages).all()).toEqual([{ key: "waiting" }]);
  expect(() => forgetOldMail(world.account("viewer"))).toThrow();
});
