import type { Database } from "~db/client.server";
import { oncePerDatabase } from "~db/once-per-database";
import type { MembershipFacts, MembershipSpan } from "./membership-spans";
import type { RuleSet, StatusRule } from "./status-rules";
import type { MembershipStatus } from "./vocabulary";

interface MembershipRow {
  id: number;
  organisationId: number;
  agreedOn: string | null;
  joinedOn: string;
  leftOn: string | null;
  /** Nothing but its days is recorded of it. */
  plain: 0 | 1;
}

type Part<T> = T & { membershipId: number };

const COLUMNS = `id, organisation_id AS organisationId, agreed_on AS agreedOn, joined_on AS joinedOn, left_on AS leftOn,
  NOT (${["membership_class_periods", "membership_terms", "membership_suspensions", "membership_pins"]
    .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE membership_id = m.id)`)
    .join(" OR ")}) AS plain`;

/** The parts of memberships; of one organisation, or of all. */
function partQuery(columns: string, table: string, where: string): string {
  return `SELECT p.membership_id AS membershipId, ${columns} FROM ${table} p JOIN memberships m ON m.id = p.membership_id ${where}`;
}

/** An import runs these ten thousand times in one transaction: prepared once per database. */
function prepare(db: Database) {
  const client = db.$client;
  const facts = (where: string) => {
    const all = (columns: string, table: string) => client.prepare(partQuery(columns, table, where));
    const rows = client.prepare(`SELECT ${COLUMNS} FROM memberships m ${where} ORDER BY joined_on, id`);
    const classes = all("p.class_id AS classId, p.from_day AS fromDay", "membership_class_periods");
    const stretch = "p.from_day AS fromDay, p.until_day AS untilDay";
    const terms = all(stretch, "membership_terms");
    const suspensions = all(stretch, "membership_suspensions");
    const pins = all(`p.status AS status, ${stretch}`, "membership_pins");
    return (...parameters: number[]): Map<number, MembershipFacts[]> => {
      const found = rows.all(...parameters) as MembershipRow[];
      const byOrganisation = new Map<number, MembershipFacts[]>();
      if (found.length === 0) return byOrganisation;
      const arePlain = found.every(({ plain }) => plain === 1);
      const parts = <T>(statement: typeof classes) => {
        const grouped = new Map<number, Part<T>[]>();
        if (arePlain) return (): Part<T>[] => [];
        for (const part of statement.all(...parameters) as Part<T>[]) {
          const list = grouped.get(part.membershipId);
          if (list) list.push(part);
          else grouped.set(part.membershipId, [part]);
        }
        return (id: number): Part<T>[] => grouped.get(id) ?? [];
      };
      const classesOf = parts<{ classId: number; fromDay: string }>(classes);
      const termsOf = parts<{ fromDay: string; untilDay: string }>(terms);
      const suspensionsOf = parts<{ fromDay: string; untilDay: string | null }>(suspensions);
      const pinsOf = parts<{ status: MembershipStatus; fromDay: string; untilDay: string }>(pins);
      for (const { organisationId, id, agreedOn, joinedOn, leftOn } of found) {
        const one = {
          id,
          agreedOn,
          joinedOn,
          leftOn,
          classes: classesOf(id),
          terms: termsOf(id),
          suspensions: suspensionsOf(id),
          pins: pinsOf(id),
        };
        const list = byOrganisation.get(organisationId);
        if (list) list.push(one);
        else byOrganisation.set(organisationId, [one]);
      }
      return byOrganisation;
    };
  };
  const factsOf = facts("WHERE m.organisation_id = ?");
  const ruleSets = client.prepare<[], { effectiveFrom: string; rules: string }>(
    "SELECT effective_from AS effectiveFrom, rules FROM membership_rule_sets ORDER BY effective_from",
  );
  const read = new Map<string, StatusRule[]>();
  const rulesOf = (text: string): StatusRule[] => {
    const known = read.get(text) ?? (JSON.parse(text) as StatusRule[]);
    return (read.set(text, known), known);
  };
  const clearSpans = client.prepare<[number]>("DELETE FROM membership_spans WHERE organisation_id = ?");
  const insertSpan = client.prepare(
    `INSERT INTO membership_spans (organisation_id, from_day, until_day, membership_id, class_id, status, counts)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insert = client.prepare<[number, string | null, string, string | null, number, number]>(
    `INSERT INTO memberships (organisation_id, agreed_on, joined_on, left_on, version, created_at, updated_at)
     VALUES (?, ?, ?, ?, 1, ?, ?)`,
  );
  const setDays = client.prepare<[string, string | null, string | null, number, number]>(
    `UPDATE memberships SET joined_on = ?, left_on = ?, left_reason = CASE WHEN ? IS NULL THEN NULL ELSE left_reason END,
       version = version + 1, updated_at = ? WHERE id = ?`,
  );
  const remove = client.prepare<[number]>("DELETE FROM memberships WHERE id = ?");
  const mirror = client.prepare(
    `UPDATE organisations SET member_since = @since, member_until = @until, version = version + 1, updated_at = @now
     WHERE id = @id AND (member_since IS NOT @since OR member_until IS NOT @until)`,
  );
  return {
    factsOf: (organisationId: number): MembershipFacts[] => factsOf(organisationId).get(organisationId) ?? [],
    allFacts: facts(""),
    ruleSets: (): RuleSet[] =>
      ruleSets.all().map(({ effectiveFrom, rules }) => ({ effectiveFrom, rules: rulesOf(rules) })),
    writeSpans: (organisationId: number, spans: readonly MembershipSpan[]) => {
      clearSpans.run(organisationId);
      for (const { fromDay, untilDay, membershipId, classId, status, counts } of spans)
        insertSpan.run(organisationId, fromDay, untilDay, membershipId, classId, status, counts ? 1 : 0);
    },
    insert: (
      organisationId: number,
      days: { agreedOn: string | null; joinedOn: string; leftOn: string | null },
      now: number,
    ) => Number(insert.run(organisationId, days.agreedOn, days.joinedOn, days.leftOn, now, now).lastInsertRowid),
    setDays: (id: number, days: { joinedOn: string; leftOn: string | null }, now: number) => {
      setDays.run(days.joinedOn, days.leftOn, days.leftOn, now, id);
    },
    remove: (id: number) => {
      remove.run(id);
    },
    /** The organisation repeats the days of its latest membership, for its form, its imports and its exports. */
    mirror: (id: number, latest: { joinedOn: string; leftOn: string | null } | undefined, now: number) => {
      mirror.run({ id, since: latest?.joinedOn ?? null, until: latest?.leftOn ?? null, now });
    },
  };
}

export const membershipStatements = oncePerDatabase(prepare);
