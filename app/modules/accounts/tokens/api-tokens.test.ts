import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { readApiToken } from "~/access/api-token.server";
import { testWorld } from "~/access/testing";
import { auditEntries, users } from "~db/schema";
import { disableAccount } from "../disable-account.server";
import { apiTokenForm } from "./api-token-form";
import { ownApiTokens } from "./api-token-queries.server";
import { createApiToken, MOST_TOKENS } from "./create-api-token.server";
import { endApiToken } from "./end-api-token.server";
import { parseForm } from "~/forms/parse-form";

const input = { name: "数据同步", scopes: ["organisations:read" as const], days: 30 };
const DAY = 86_400_000;

describe("a token for a program", () => {
  it("stands for its person with the scopes it was given, and is stored only as a hash", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const { token } = createApiToken(staff, input);
    expect(token).toMatch(/^weft_[\w-]{43}$/);
    expect(readApiToken(world.db, token, staff.now())).toMatchObject({
      actor: { role: "staff", userId: staff.actor.userId, through: "数据同步" },
      scopes: ["organisations:read"],
    });
    const stored = JSON.stringify(world.db.$client.prepare("SELECT * FROM api_tokens").all());
    expect(stored).not.toContain(token.slice(5));
  });

  it("is refused once it is ended, over, or of another making", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const { id, token } = createApiToken(staff, input);
    expect(readApiToken(world.db, `${token.slice(0, -1)}!`, staff.now())).toBeNull();
    expect(readApiToken(world.db, token, staff.now() + 30 * DAY - 1)).not.toBeNull();
    expect(readApiToken(world.db, token, staff.now() + 30 * DAY)).toBeNull();
    endApiToken(staff, id);
    expect(readApiToken(world.db, token, staff.now())).toBeNull();
    expect(ownApiTokens(staff)).toEqual([]);
  });

  it("follows the role of its person from one request to the next", () => {
    const world = testWorld();
    const staff = world.account("staff");
    const { token } = createApiToken(staff, input);
    world.db.update(users).set({ role: "viewer" }).where(eq(users.id, staff.actor.userId!)).run();
    expect(readApiToken(world.db, token, staff.now())?.actor.role).toBe("viewer");
  });

  it("ends with the account, and does not come back with it", () => {
    const world = testWorld();
    const [administrator, staff] = [world.account("administrator"), world.account("staff")];
    const { token } = createApiToken(staff, input);
    disableAccount(administrator, staff.actor.userId!);
    expect(readApiToken(world.db, token, staff.now())).toBeNull();
    world.db.update(users).set({ disabledAt: null }).where(eq(users.id, staff.actor.userId!)).run();
    expect(readApiToken(world.db, token, staff.now())).toBeNull();
  });

  it("of somebody else is ended by an administrator and by nobody else", () => {
    const world = testWorld();
    const [administrator, staff, other] = [
      world.account("administrator"),
      world.account("staff"),
      world.account("staff"),
    ];
    const { id, token } = createApiToken(staff, input);
    expect(() => endApiToken(other, id)).toThrow("forbidden");
    expect(readApiToken(world.db, token, staff.now())).not.toBeNull();
    endApiToken(administrator, id);
    expect(readApiToken(world.db, token, staff.now())).toBeNull();
    const actions = world.db.select({ action: auditEntries.action }).from(auditEntries).all();
    expect(actions.map(({ action }) => action)).toEqual(["apiToken.create", "apiToken.end"]);
  });

  it("is made for a year at most, for something, and not without number", () => {
    expect(parseForm(apiTokenForm, { ...input, days: "367" }).ok).toBe(false);
    expect(parseForm(apiTokenForm, { ...input, scopes: [] }).ok).toBe(false);
    expect(parseForm(apiTokenForm, { ...input, scopes: "everything" }).ok).toBe(false);
    expect(parseForm(apiTokenForm, { ...input, scopes: "events:read", days: "366" }).ok).toBe(true);
    const staff = testWorld().account("staff");
    for (let made = 0; made < MOST_TOKENS; made += 1) createApiToken(staff, input);
    expect(() => createApiToken(staff, input)).toThrow("apiToken.tooMany");
  });
});
