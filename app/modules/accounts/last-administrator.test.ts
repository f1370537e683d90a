import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { asRefusal } from "~/http/storage-errors";

function refusalOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return asRefusal(error);
  }
}

function desk() {
  const { db, account } = testWorld();
  const [first, second] = [account("administrator").actor.userId!, account("administrator").actor.userId!];
  account("staff");
  const sql = db.$client;
  sql.exec("UPDATE users SET password_hash = 'set'");
  const administrators = () =>
    sql.prepare("SELECT count(*) FROM users WHERE role = 'administrator' AND disabled_at IS NULL").pluck().get();
  return { sql, first, second, administrators };
}

const WAYS = [
  "UPDATE users SET disabled_at = 1",
  "UPDATE users SET role = 'staff'",
  "UPDATE users SET role = 'nobody', disabled_at = 1",
  "UPDATE users SET disabled_at = 1 WHERE role = 'administrator'",
  "UPDATE OR REPLACE users SET role = 'viewer' WHERE role = 'administrator'",
  "UPDATE OR IGNORE users SET disabled_at = 1 WHERE role = 'administrator'",
  "DELETE FROM users",
  "DELETE FROM users WHERE role = 'administrator'",
  "REPLACE INTO users (id, email, name, role, locale, created_at) SELECT id, email, name, 'staff', locale, created_at FROM users",
];

describe("the last administrator", () => {
  it.each(WAYS)("is not lost to: %s", (statement) => {
    const { sql, administrators } = desk();
    expect(() => sql.exec(statement)).toThrow("the last administrator stays");
    expect(administrators()).toBe(2);
  });

  it("is the one who is left when another one went", () => {
    const { sql, first, second, administrators } = desk();
    sql.prepare("UPDATE users SET disabled_at = 1 WHERE id = ?").run(first);
    for (const statement of [
      "UPDATE users SET disabled_at = 1",
      "UPDATE users SET role = 'staff'",
      "DELETE FROM users",
    ])
      expect(() => sql.prepare(`${statement} WHERE id = ?`).run(second)).toThrow("the last administrator stays");
    sql.prepare("UPDATE users SET name = '新名', version = version + 1 WHERE id = ?").run(second);
    sql.prepare("DELETE FROM users WHERE id = ?").run(first);
    expect(administrators()).toBe(1);
  });

  it("is refused in words a person understands, by acts that know nothing of administrators", () => {
    const { sql } = desk();
    const attempt = () => sql.exec("UPDATE users SET name = '', disabled_at = 1");
    expect(refusalOf(attempt)).toMatchObject({ kind: "conflict", key: "account.lastAdministrator" });
  });

  it("is one who can sign in: an invited colleague without a password does not take the place", () => {
    const { sql, first, second } = desk();
    sql.prepare("UPDATE users SET password_hash = NULL WHERE id = ?").run(second);
    expect(() => sql.prepare("UPDATE users SET disabled_at = 1 WHERE id = ?").run(first)).toThrow(
      "the last administrator stays",
    );
    sql.prepare("UPDATE users SET disabled_at = 1 WHERE id = ?").run(second);
  });
});
