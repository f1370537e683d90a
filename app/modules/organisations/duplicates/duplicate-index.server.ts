import type { Context } from "~/access/context";
import type { Database } from "~db/client.server";
import { writeState } from "~db/write-state";
import type { DuplicateSide } from "./duplicate-verdict";
import { NameIndex } from "./name-index";
import { readName } from "./name-likeness";
import { regionNames } from "./region-names.server";

/** What the index needs of an organisation. */
interface IndexedRow {
  id: number;
  legalName: string;
  shortName: string | null;
  formerNames: string;
  englishName: string | null;
  creditCode: string | null;
  regionCode: string | null;
  version: number;
  updatedAt: number;
}

/** An organisation as it was read last; its names are taken apart when it is first compared. */
interface Known {
  row: IndexedRow;
  side: IndexedOrganisation | null;
}

interface Held {
  index: NameIndex;
  organisations: Map<number, Known>;
  /** The latest change that was read. */
  readUpTo: number;
  /** What had been written when it was read. */
  stamp: string;
  statements: ReturnType<typeof prepare>;
}

function prepare(db: Database) {
  const columns = `id, legal_name AS legalName, short_name AS shortName, former_names AS formerNames, english_name AS englishName,
    credit_code AS creditCode, region_code AS regionCode, version, updated_at AS updatedAt`;
  return {
    changed: db.$client.prepare<[number], IndexedRow>(
      `SELECT ${columns} FROM organisations WHERE archived_at IS NULL AND updated_at >= ?`,
    ),
    byCreditCode: db.$client
      .prepare<[string], number>("SELECT id FROM organisations WHERE credit_code = ? AND archived_at IS NULL")
      .pluck(),
    isThere: db.$client
      .prepare<[number], number>("SELECT 1 FROM organisations WHERE id = ? AND archived_at IS NULL")
      .pluck(),
  };
}

const held = new WeakMap<Database, Held>();

function namesOf({ legalName, shortName, formerNames, englishName }: IndexedRow): string[] {
  const former = formerNames === "[]" ? [] : (JSON.parse(formerNames) as string[]);
  return [...new Set([legalName, shortName, englishName, ...former].filter((name): name is string => !!name))];
}

/**
 * The names of all organisations of the register as they are now, and of some that were put away since. Built at its first use (about
 * two seconds for 100,000) and kept in memory; later uses read what has changed.
 */
export function duplicateIndex({ db }: Pick<Context, "db">): NameIndex {
  let found = held.get(db);
  if (!found) {
    found = {
      index: new NameIndex(regionNames()),
      organisations: new Map(),
      readUpTo: 0,
      stamp: "",
      statements: prepare(db),
    };
    held.set(db, found);
  }
  const stamp = writeState(db);
  if (stamp === found.stamp) return found.index;
  found.stamp = stamp;
  for (const row of found.statements.changed.all(found.readUpTo)) {
    found.readUpTo = Math.max(found.readUpTo, row.updatedAt);
    if (found.organisations.get(row.id)?.row.version === row.version) continue;
    found.organisations.set(row.id, { row, side: null });
    found.index.set(row.id, namesOf(row));
  }
  return found.index;
}

export interface IndexedOrganisation extends DuplicateSide {
  id: number;
  name: string;
}

/** An organisation as one side of a pair, as `duplicateIndex` last read it; null for one it has never met. */
export function indexedOrganisation({ db }: Pick<Context, "db">, id: number): IndexedOrganisation | null {
  const known = held.get(db);
  const organisation = known?.organisations.get(id);
  if (!known || !organisation) return null;
  if (organisation.side) return organisation.side;
  const { row } = organisation;
  const [legalName, ...otherNames] = namesOf(row).map((name) => known.index.readOf(id, name));
  const { creditCode, regionCode } = row;
  return (organisation.side = { id, name: row.legalName, legalName: legalName!, otherNames, creditCode, regionCode });
}

/** The organisation of the register that holds a credit code. */
export function holderOfCode({ db }: Pick<Context, "db">, creditCode: string): number | undefined {
  return held.get(db)?.statements.byCreditCode.get(creditCode);
}

/** What was put away or taken back since it was read still stands in the index: whoever shows it asks first. */
export function isInRegister({ db }: Pick<Context, "db">, id: number): boolean {
  return held.get(db)?.statements.isThere.get(id) === 1;
}

export function sideOf(
  legalName: string,
  otherNames: readonly string[],
  { creditCode, regionCode }: { creditCode: string | null; regionCode: string | null },
): DuplicateSide {
  const regions = regionNames();
  return {
    legalName: readName(legalName, regions),
    otherNames: otherNames.map((name) => readName(name, regions)),
    creditCode,
    regionCode,
  };
}
