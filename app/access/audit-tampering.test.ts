import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { figure } from "../../e2e/figure";
import { wrap, type Database } from "~db/client.server";
import { transact } from "~db/transact";
import { appendAuditAnchor, readAuditAnchors, startAuditAnchors } from "./audit-anchor.server";
import { chainHash, CHAIN_START, detailHash } from "./audit-chain";
import type { Context } from "./context";
import { recordAudit } from "./record-audit.server";
import { testWorld } from "./testing";
import { verifyAudit, type AuditAnchor } from "./verify-audit.server";

const KEY = Buffer.alloc(32, 7);

function fill(context: Context, from: number, count: number): void {
  transact(context, () => {
    for (let number = from; number < from + count; number += 1) {
      recordAudit(context, {
        action: number % 3 === 0 ? "organisation.create" : "organisation.update",
        subjectKind: "organisation",
        subjectId: number % 5 === 0 ? null : number,
        before: number % 3 === 0 ? null : { legalName: `甲公司 ${number}`, region: "430100" },
        after: { legalName: `乙公司 ${number}`, region: "430100" },
      });
    }
  });
}

function head(db: Database): AuditAnchor {
  return db.$client.prepare("SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1").get() as AuditAnchor;
}

/** A copy of a database file in which somebody with every right has dropped the guarding triggers. */
function unguardedCopy(bytes: Buffer): Database {
  const db = wrap(new BetterSqlite3(Buffer.from(bytes)));
  for (const name of ["never_changed", "never_deleted", "only_appended"])
    db.$client.exec(`DROP TRIGGER audit_entries_${name}`);
  return db;
}

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const COLUMNS = [
  "at",
  "actor_role",
  "actor_user_id",
  "actor_name",
  "action",
  "subject_kind",
  "subject_id",
  "before",
  "after",
  "detail_hash",
  "request_id",
  "hash",
  "seq",
] as const;

describe("somebody with every right on the database file", () => {
  const world = testWorld();
  const SIZE = 10_000;
  fill(world.system, 1, SIZE - 100);
  const yesterday = world.db.$client.serialize();
  fill(world.system, SIZE - 99, 100);
  const today = world.db.$client.serialize();
  const anchors = [head(wrap(new BetterSqlite3(Buffer.from(yesterday)))), head(world.db)];

  // Most tamperings are done to a short chain, so that 2,500 of them are walked in seconds by the very same check.
  const short = testWorld();
  const LENGTH = 40;
  fill(short.system, 1, LENGTH);
  const shortAnchors = [head(short.db)];

  it("a whole chain of 10,000 is found whole", () => {
    expect(verifyAudit(world.db, KEY, anchors)).toEqual({ checked: SIZE, brokenAt: null, reason: null });
  });

  it("a tampering in 10,000 entries is found and its place named: edit, delete, swap, cut, roll back", () => {
    const tamperings: [string, number, "link" | "detail" | "anchor"][] = [
      ["UPDATE audit_entries SET actor_name = 'nobody' WHERE seq = 6543", 6543, "link"],
      ["UPDATE audit_entries SET after = replace(after, '乙', '丙') WHERE seq = 10000", 10_000, "detail"],
      ["UPDATE audit_entries SET before = NULL, after = NULL WHERE seq = 77", 77, "detail"],
      ["DELETE FROM audit_entries WHERE seq = 1", 1, "link"],
      ["DELETE FROM audit_entries WHERE seq > 9000", 9001, "anchor"],
      ["DELETE FROM audit_entries", 1, "anchor"],
    ];
    for (const [statement, place, reason] of tamperings) {
      const db = unguardedCopy(today);
      db.$client.exec(statement);
      expect(verifyAudit(db, KEY, anchors), statement).toMatchObject({ brokenAt: place, reason });
    }
    expect(verifyAudit(wrap(new BetterSqlite3(Buffer.from(yesterday))), KEY, anchors)).toMatchObject({
      brokenAt: SIZE - 99,
      reason: "anchor",
    });
  });

  it("2,500 random tamperings are all found, each at its place", () => {
    const next = numbers(20_261_020);
    const db = unguardedCopy(short.db.$client.serialize());
    const sql = db.$client;
    const row = sql.prepare("SELECT * FROM audit_entries WHERE seq = ?");
    const copyInto = (from: number, to: number) =>
      sql
        .prepare(
          `INSERT INTO audit_entries SELECT ?, ${COLUMNS.slice(0, -1).join(", ")} FROM audit_entries WHERE seq = ?`,
        )
        .run(to, from);
    const shift = (from: number, by: number) => {
      for (const seq of sql
        .prepare(`SELECT seq FROM audit_entries WHERE seq >= ? ORDER BY seq ${by > 0 ? "DESC" : "ASC"}`)
        .pluck()
        .all(from) as number[]) {
        sql.prepare("UPDATE audit_entries SET seq = ? WHERE seq = ?").run(seq + by, seq);
      }
    };
    const order = sql.pragma("table_info(audit_entries)") as { name: string }[];
    expect(order.map((column) => column.name).sort()).toEqual([...COLUMNS].sort());
    expect(order[0]?.name).toBe("seq");

    const kinds: Record<string, () => number> = {
      edit: () => {
        const place = 1 + next(LENGTH);
        const column = COLUMNS[next(COLUMNS.length - 1)]!;
        const old = (row.get(place) as Record<string, unknown>)[column];
        const value =
          typeof old === "number"
            ? old + 1 + next(9)
            : old === null
              ? column.endsWith("_id")
                ? 1
                : "{}"
              : `${String(old)}${next(10)}`;
        sql.prepare(`UPDATE audit_entries SET ${column} = ? WHERE seq = ?`).run(value, place);
        return place;
      },
      // Whoever has the code, but not the key, makes every hash fit but for the keyed one.
      forge: () => {
        const place = 1 + next(LENGTH);
        const after = JSON.stringify({ legalName: `forged ${next(1000)}` });
        const { before } = row.get(place) as { before: string | null };
        sql
          .prepare("UPDATE audit_entries SET after = ?, detail_hash = ? WHERE seq = ?")
          .run(after, detailHash(before, after), place);
        const guess = createHash("sha256")
          .update(String(next(1000)))
          .digest();
        let previous = place === 1 ? CHAIN_START : (row.get(place - 1) as { hash: string }).hash;
        for (let seq = place; seq <= LENGTH; seq += 1) {
          const entry = row.get(seq) as Record<string, never>;
          previous = chainHash(guess, previous, {
            seq,
            at: entry.at!,
            actorRole: entry.actor_role!,
            actorUserId: entry.actor_user_id!,
            actorName: entry.actor_name!,
            action: entry.action!,
            subjectKind: entry.subject_kind!,
            subjectId: entry.subject_id!,
            detailHash: entry.detail_hash!,
            requestId: entry.request_id!,
          });
          sql.prepare("UPDATE audit_entries SET hash = ? WHERE seq = ?").run(previous, seq);
        }
        return place;
      },
      erase: () => {
        const place = 1 + next(LENGTH);
        sql.prepare("UPDATE audit_entries SET before = NULL, after = NULL WHERE seq = ?").run(place);
        return place;
      },
      delete: () => {
        const place = 1 + next(LENGTH - 1);
        sql.prepare("DELETE FROM audit_entries WHERE seq = ?").run(place);
        return place;
      },
      "delete and close the gap": () => {
        const place = 1 + next(LENGTH - 1);
        sql.prepare("DELETE FROM audit_entries WHERE seq = ?").run(place);
        shift(place + 1, -1);
        return place;
      },
      insert: () => {
        const place = 2 + next(LENGTH - 2);
        shift(place, 1);
        copyInto(place - 1, place);
        return place;
      },
      append: () => {
        copyInto(1 + next(LENGTH), LENGTH + 1);
        return LENGTH + 1;
      },
      swap: () => {
        const place = 1 + next(LENGTH - 1);
        const other = place + 1 + next(LENGTH - place);
        sql.exec(
          `UPDATE audit_entries SET seq = -1 WHERE seq = ${place}; UPDATE audit_entries SET seq = ${place} WHERE seq = ${other}; UPDATE audit_entries SET seq = ${other} WHERE seq = -1`,
        );
        return place;
      },
      "cut the tail": () => {
        const place = 1 + next(LENGTH);
        sql.prepare("DELETE FROM audit_entries WHERE seq >= ?").run(place);
        return place;
      },
      "cut the tail and go on": () => {
        const place = 1 + next(LENGTH - 1);
        sql.prepare("DELETE FROM audit_entries WHERE seq >= ?").run(place);
        const context = { ...short.system, db, requestId: `rewritten-${next(1000)}` };
        for (let seq = place; seq <= LENGTH; seq += 1)
          recordAudit(context, { action: "rewritten", subjectKind: "organisation", subjectId: seq });
        return LENGTH;
      },
    };
    const names = Object.keys(kinds);
    const missed: string[] = [];
    let done = 0;
    for (; done < 2_500; done += 1) {
      const name = names[done % names.length]!;
      sql.exec("BEGIN");
      const place = kinds[name]!();
      const verdict = verifyAudit(db, KEY, shortAnchors);
      sql.exec("ROLLBACK");
      if (verdict.brokenAt !== place) missed.push(`${name} at ${place}: ${JSON.stringify(verdict)}`);
    }
    figure("tamperings of the audit log", done, `${done - missed.length} found, each at its place`);
    expect(missed).toEqual([]);
    expect(done).toBe(2_500);
    expect(verifyAudit(db, KEY, shortAnchors).brokenAt).toBeNull();
  }, 30_000);

  it("1,000 honest histories raise no false alarm", () => {
    const alarms: number[] = [];
    const honest = testWorld();
    const kept: AuditAnchor[] = [];
    const next = numbers(7);
    for (let run = 0; run < 1_000; run += 1) {
      if (run % 100 === 0) honest.advance(next(100_000) - 50_000);
      if (run % 3 === 0) fill(honest.system, run * 3 + 1, 1 + next(3));
      if (run % 7 === 0) kept.push(head(honest.db));
      if (verifyAudit(honest.db, KEY, run % 10 === 0 ? kept : kept.slice(-3)).brokenAt !== null) alarms.push(run);
    }
    figure("honest histories of the audit log", 1_000, `${alarms.length} false alarms`);
    expect(alarms).toEqual([]);
  }, 30_000);

  it("without an anchor a cut tail is not seen: the control that the anchors are what finds it", () => {
    const db = unguardedCopy(today);
    db.$client.exec("DELETE FROM audit_entries WHERE seq > 9000");
    expect(verifyAudit(db, KEY).brokenAt).toBeNull();
    expect(verifyAudit(db, KEY, anchors).brokenAt).toBe(9001);
  });

  it("the connection of the product itself can neither change nor delete an entry", () => {
    for (const column of COLUMNS) {
      expect(
        () => world.db.$client.exec(`UPDATE audit_entries SET ${column} = ${column} || '1' WHERE seq = 5`),
        column,
      ).toThrow(/never changed|mismatch/);
    }
    expect(() => world.db.$client.exec("DELETE FROM audit_entries WHERE seq = 5")).toThrow("never deleted");
    expect(() => world.db.$client.exec("DELETE FROM audit_entries")).toThrow("never deleted");
    expect(() =>
      world.db.$client.exec("INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE seq = 5"),
    ).toThrow();
  });

  it("details erased for a person's sake leave the chain whole where an entry says so, and nowhere else", () => {
    const db = wrap(new BetterSqlite3(Buffer.from(short.db.$client.serialize())));
    const context = { ...short.system, db };
    transact(context, () => {
      db.$client.exec("UPDATE audit_entries SET before = NULL, after = NULL WHERE seq = 4");
      recordAudit(context, { action: "audit.erase", subjectKind: "account", subjectId: 1, after: { entries: [4] } });
    });
    expect(verifyAudit(db, KEY, shortAnchors).brokenAt).toBeNull();
    db.$client.exec("UPDATE audit_entries SET before = NULL, after = NULL WHERE seq = 5");
    expect(verifyAudit(db, KEY, shortAnchors)).toMatchObject({ brokenAt: 5, reason: "detail" });
  });
});

describe("anchors", () => {
  const file = () => path.join(mkdtempSync(path.join(tmpdir(), "weft-anchor-")), "audit-anchors.jsonl");

  it("are written when the chain has grown, privately, and read back", () => {
    const place = file();
    const world = testWorld();
    expect(appendAuditAnchor(place, world.db, 1)).toBeNull();
    fill(world.system, 1, 3);
    expect(appendAuditAnchor(place, world.db, 2)).toMatchObject({ seq: 3 });
    expect(appendAuditAnchor(place, world.db, 3)).toBeNull();
    fill(world.system, 4, 2);
    appendAuditAnchor(place, world.db, 4);
    expect(readAuditAnchors(place).map((anchor) => anchor.seq)).toEqual([3, 5]);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(verifyAudit(world.db, KEY, readAuditAnchors(place)).brokenAt).toBeNull();
  });

  it("tell that a database was put back and then went on, even to the same length", () => {
    const place = file();
    const world = testWorld();
    fill(world.system, 1, 3);
    const older = world.db.$client.serialize();
    fill(world.system, 4, 2);
    appendAuditAnchor(place, world.db, 1);
    const restored = wrap(new BetterSqlite3(older));
    const context = { ...world.system, db: restored, requestId: "after" };
    fill(context, 4, 2);
    appendAuditAnchor(place, restored, 2);
    expect(verifyAudit(restored, KEY, readAuditAnchors(place))).toMatchObject({ brokenAt: 5, reason: "anchor" });
  });

  it("that were altered are not passed over", () => {
    const place = file();
    const world = testWorld();
    fill(world.system, 1, 3);
    appendAuditAnchor(place, world.db, 1);
    writeFileSync(place, readFileSync(place, "utf8").replace('"seq"', '"sea"'));
    expect(verifyAudit(world.db, KEY, readAuditAnchors(place)).brokenAt).toBe(1);
  });

  it("are also written when the product stops", () => {
    const place = file();
    const world = testWorld();
    fill(world.system, 1, 1);
    const anchors = startAuditAnchors({
      db: world.db,
      file: place,
      now: world.system.now,
      report: () => expect.unreachable(),
    });
    fill(world.system, 2, 1);
    anchors.stop();
    expect(readAuditAnchors(place).map((anchor) => anchor.seq)).toEqual([1, 2]);
  });
});
