import { expect, it } from "vitest";
import { healthWarnings } from "./health-warnings";

const NOW = Date.parse("2026-10-20T02:00:00Z");
const GIGABYTE = 1024 ** 3;
const well = {
  now: NOW,
  writesRefused: false,
  databaseBytes: GIGABYTE,
  walBytes: 1,
  freeBytes: 10 * GIGABYTE,
  mailsFailed: 0,
  jobsFailed: 0,
  lastBackup: NOW - 3_600_000,
  lastDrill: { at: NOW, sound: true },
};

it.each([
  [{}, []],
  [{ writesRefused: true }, ["health.warning.refused"]],
  [{ freeBytes: 1.9 * GIGABYTE }, ["health.warning.disk"]],
  [{ freeBytes: 0.4 * GIGABYTE, databaseBytes: 1 }, ["health.warning.disk"]],
  [{ walBytes: 65 * 1024 ** 2 }, ["health.warning.wal"]],
  [{ lastBackup: null, lastDrill: null }, ["health.warning.noBackup"]],
  [{ lastBackup: NOW - 9 * 86_400_000 }, ["health.warning.oldBackup"]],
  [{ lastDrill: { at: NOW, sound: false } }, ["health.warning.drill"]],
  [{ mailsFailed: 2, jobsFailed: 1 }, ["health.warning.mail", "health.warning.jobs"]],
])("%j → %j", (change, expected) => {
  expect(healthWarnings({ ...well, ...change }).map(({ key }) => key)).toEqual(expected);
});
