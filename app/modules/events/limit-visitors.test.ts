import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { ACCOUNT_ROLES, type Role } from "~/access/roles";
import { testWorld } from "~/access/testing";
import { publishedEvent, registrationInput } from "./event-fixtures.testing";
import { limitCaller, limitMailbox, registersAsVisitor } from "./limit-visitors.server";
import { registerForEvent } from "./register-for-event.server";

beforeEach(forgetTurns);

function world() {
  const base = testWorld();
  const contexts = ACCOUNT_ROLES.map((role) => [role, base.account(role)] as const);
  return { ...base, contexts: [...contexts, ["visitor", base.visitor] as const] };
}

function times(limit: () => void): number {
  for (let count = 0; count < 100; count += 1) {
    try {
      limit();
    } catch (error) {
      expect(String(error)).toContain("too_many");
      return count;
    }
  }
  return Infinity;
}

describe("limits of registering", () => {
  it("hold for everybody who is mailed a link, a viewer with an account as well as a visitor without", () => {
    for (const [role, context] of world().contexts) {
      forgetTurns();
      const asVisitor = (["statistician", "viewer", "visitor"] as Role[]).includes(role);
      expect([role, times(() => limitMailbox(context, "li.min@firm.example"))]).toEqual([
        role,
        asVisitor ? 8 : Infinity,
      ]);
      expect([role, times(() => limitCaller({ ...context, address: "203.0.113.7" }))]).toEqual([
        role,
        asVisitor ? 30 : Infinity,
      ]);
    }
  });

  it("and the answer follow what the registration became", () => {
    const { account, visitor, promoterId } = world();
    const staff = account("staff");
    const eventId = publishedEvent(staff, promoterId);
    for (const context of [staff, account("viewer"), visitor]) {
      const { status } = registerForEvent(
        context,
        eventId,
        registrationInput({ email: `${context.actor.role}@firm.example` }),
      );
      expect(registersAsVisitor(context)).toBe(status === "pending");
    }
  });
});
