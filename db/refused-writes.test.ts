import { expect, it } from "vitest";
import { openDatabase } from "./client.server";
import { tryWritingAgain, writesAreRefused } from "./refused-writes";
import { transact } from "./transact";
import { writeUnseen } from "./write-state";

function opened() {
  const db = openDatabase(":memory:");
  db.$client.exec("CREATE TABLE notes (text TEXT)");
  const pragma = (text: string) => void db.$client.pragma(text);
  const write = (text: string) =>
    transact({ db }, () => void db.$client.prepare("INSERT INTO notes VALUES (?)").run(text));
  return { db, pragma, write };
}

it("a disk without room is remembered until something is saved again", () => {
  const { db, pragma, write } = opened();
  write("before");
  expect(writesAreRefused(db)).toBe(false);
  pragma("max_page_count = 3");
  expect(() => write("x".repeat(50_000))).toThrow(/full/);
  expect(writesAreRefused(db)).toBe(true);
  transact({ db }, () => void db.$client.prepare("DELETE FROM notes WHERE text = 'nobody'").run());
  expect(writesAreRefused(db)).toBe(true);
  pragma("max_page_count = 1000");
  write("after");
  expect(writesAreRefused(db)).toBe(false);
});

it("a disk that became read-only is noticed while people only read, and its recovery while nobody does anything", () => {
  const { db, pragma } = opened();
  pragma("query_only = ON");
  expect(() => writeUnseen(db, () => db.$client.exec("INSERT INTO notes VALUES ('seen')"))).toThrow(/readonly/);
  expect(writesAreRefused(db)).toBe(true);
  expect(() => tryWritingAgain(db)).toThrow(/readonly/);
  expect(writesAreRefused(db)).toBe(true);
  pragma("query_only = OFF");
  tryWritingAgain(db);
  expect(writesAreRefused(db)).toBe(false);
});

it("what a rule of the database refuses says nothing about the disk, nor does a disk about another database", () => {
  const [one, other] = [opened(), opened()];
  const broken = () =>
    transact(one, () => void one.db.$client.prepare("INSERT INTO notes VALUES (json('not json'))").run());
  expect(broken).toThrow();
  expect(writesAreRefused(one.db)).toBe(false);
  one.pragma("query_only = ON");
  expect(() => one.write("lost")).toThrow(/readonly/);
  expect(writesAreRefused(other.db)).toBe(false);
});
