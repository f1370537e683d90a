import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openDatabase } from "./client.server";
import { migrate } from "./migrate";
import { promoters } from "./schema";

const fresh = () => {
  const db = openDatabase(":memory:");
  migrate(db);
  return db;
};

describe("a text of SQL that is used again", () => {
  it("gives rows with names to whoever asks for names, whoever asked before", () => {
    const db = fresh();
    const text = sql`SELECT 1 AS one, 2 AS two`;
    expect(db.values(text)).toEqual([[1, 2]]);
    expect(db.all(text)).toEqual([{ one: 1, two: 2 }]);
    expect(db.get(text)).toEqual({ one: 1, two: 2 });
    expect(db.values(text)).toEqual([[1, 2]]);
  });

  it("sees what was written in between, and a column that was added", () => {
    const db = fresh();
    const names = () => db.select({ name: promoters.nameZh }).from(promoters).all();
    expect(names()).toEqual([]);
    const name = { nameZh: "甲", nameEn: "A", shortNameZh: "甲", shortNameEn: "A" };
    db.insert(promoters)
      .values({ ...name, clusterNameZh: "甲", clusterNameEn: "A", createdAt: 0 })
      .run();
    expect(names()).toEqual([{ name: "甲" }]);
    const all = sql`SELECT * FROM promoters`;
    const before = Object.keys(db.get<object>(all));
    db.$client.exec("ALTER TABLE promoters ADD COLUMN later TEXT");
    expect(Object.keys(db.get<object>(all))).toEqual([...before, "later"]);
  });

  it("is read once for all its uses, and among many others again", () => {
    const db = fresh();
    let read = 0;
    const { prepare } = db.$client;
    db.$client.prepare = ((text: string) => {
      read += 1;
      return prepare.call(db.$client, text);
    }) as typeof prepare;
    const find = (id: number) => db.select().from(promoters).where(eq(promoters.id, id)).all();
    for (let id = 0; id < 10; id += 1) find(id);
    expect(read).toBe(1);
    for (let columns = 1; columns <= 1_000; columns += 1)
      db.all(
        sql`SELECT ${sql.join(
          Array.from({ length: columns }, () => sql`1`),
          sql`, `,
        )}`,
      );
    find(1);
    expect(read).toBe(1_002);
  });
});
