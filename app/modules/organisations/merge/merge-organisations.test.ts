import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { events, organisationMerges, organisations, registrations } from "~db/schema";
import type { Database } from "~db/client.server";
import { createOrganisation } from "../create-organisation.server";
import { organisationFields } from "../organisation-form";
import { MERGE_FIELDS, UNCHOSEN_COLUMNS, type MergeSide } from "./merge-fields";
import { mergeOrganisations } from "./merge-organisations.server";
import { RELATED_ROWS } from "./related-rows";
import { countRelatedRows, organisationReferences } from "./row-movements.server";
import { storedOrganisation } from "./stored-organisation.server";
import { survivorOf } from "./survivor-of.server";
import { undoMerge } from "./undo-merge.server";

/** All rows of the database by table, without what may never be taken back and what counts on by itself. */
function everything(db: Database): Record<string, unknown[]> {
  const tables = db.$client
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  const left = new Set(["audit_entries", "organisation_merges"]);
  return Object.fromEntries(
    tables
      .filter((table) => !left.has(table) && !table.startsWith("search_bigrams"))
      .map((table) => {
        const rows = db.$client.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
        const plain = rows.map(({ version: _version, updated_at: _updatedAt, ...rest }) => {
          if (table === "search_documents") delete rest.id;
          return JSON.stringify(rest);
        });
        return [table, plain.sort()];
      }),
  );
}

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const add = (legalName: string, values: Record<string, unknown> = {}) =>
    createOrganisation(staff, {
      legalName,
      ...(organisationFields.partial().parse(values) as Record<string, never>),
      sameNameConfirmed: true,
    }).id;
  const event = made.db
    .insert(events)
    .values({
      promoterId: made.promoterId,
      titleZh: "对接会",
      type: "matchmaking",
      promoterFunction: "x",
      networkActivity: "x",
      startDay: "2026-11-01",
      endDay: "2026-11-01",
      startsAt: 1,
      endsAt: 2,
      attendanceMode: "on_site",
      capacity: 5,
      listed: true,
      version: 1,
      createdAt: 1,
      updatedAt: 1,
    })
    .returning({ id: events.id })
    .get().id;
  let key = 0;
  const register = (organisationId: number, seats: number) =>
    made.db
      .insert(registrations)
      .values({
        eventId: event,
        organisationId,
        organisationName: "名称",
        contactName: "李敏",
        email: "a@firm.example",
        locale: "zh-CN",
        status: "confirmed",
        seats,
        source: "staff",
        tokenHash: `t${(key += 1)}`,
        submissionKey: `k${key}`,
        noticeVersion: "1",
        createdAt: 1,
      })
      .run();
  const row = (id: number) => storedOrganisation(made.db, id)!;
  const merge = (survivorId: number, mergedId: number, more: Partial<Parameters<typeof mergeOrganisations>[1]> = {}) =>
    mergeOrganisations(staff, {
      survivorId,
      mergedId,
      survivorVersion: Number(row(survivorId).version),
      mergedVersion: Number(row(mergedId).version),
      choices: {},
      ...more,
    });
  return { ...made, staff, add, register, row, merge, event };
}

const CODE_A = "91430100MAXX000152";
const CODE_B = "91430100MAXX00023W";

describe("what a merge must know of the database", () => {
  const { db } = testWorld();
  const references = organisationReferences(db);

  it("has a policy for every column that refers to organisations, and none for columns that are gone", () => {
    const declared = references.filter(({ kind }) => kind === null).map(({ table, column }) => `${table}.${column}`);
    expect(declared.filter((name) => !(name in RELATED_ROWS))).toEqual([]);
    expect(Object.keys(RELATED_ROWS).filter((name) => !declared.includes(name))).toEqual([]);
  });
  it("knows every table that refers to records by kind and number", () => {
    const byKind = db.$client
      .prepare<[], string>(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'subject_id'",
      )
      .pluck()
      .all();
    expect(references.flatMap(({ kind, table }) => (kind ? [table] : [])).sort()).toEqual(byKind.sort());
  });
  it("offers every column of an organisation to choose, or says why not", () => {
    const columns = db.$client.prepare<[], string>("SELECT name FROM pragma_table_info('organisations')").pluck().all();
    const known = [...MERGE_FIELDS.flatMap((field) => field.columns), ...UNCHOSEN_COLUMNS];
    expect(known.sort()).toEqual(columns.sort());
  });
});

describe("merging two organisations", () => {
  it("keeps one record, archives the other, and answers for its old id", () => {
    const { add, merge, row, system } = world();
    const [stays, goes] = [
      add("湘凯液压有限公司"),
      add("湘凯液压股份有限公司", { creditCode: CODE_B, address: "麓谷大道 1 号" }),
    ];
    merge(stays, goes);
    expect(row(stays)).toMatchObject({
      legal_name: "湘凯液压有限公司",
      credit_code: CODE_B,
      address: "麓谷大道 1 号",
      former_names: '["湘凯液压股份有限公司"]',
      archived_at: null,
    });
    expect(row(goes)).toMatchObject({ merged_into_id: stays, credit_code: null });
    expect(row(goes).archived_at).not.toBeNull();
    expect(survivorOf(system, goes)).toBe(stays);
    expect(survivorOf(system, stays)).toBe(stays);
    expect(survivorOf(system, 999)).toBe(999);
  });

  it("takes each field from the side that was chosen, and joins lists unless somebody says otherwise", () => {
    const { add, merge, row } = world();
    const stays = add("甲机械有限公司", { products: ["泵"], shortName: "甲机械", website: "https://a.example" });
    const goes = add("甲机械厂", { products: ["阀", "泵"], shortName: "甲厂", website: "https://b.example" });
    merge(stays, goes, { choices: { legalName: "merged", website: "merged" } });
    expect(row(stays)).toMatchObject({
      legal_name: "甲机械厂",
      comparable_name: "甲机械厂",
      short_name: "甲机械",
      website: "https://b.example",
      products: '["泵","阀"]',
      former_names: '["甲机械有限公司"]',
    });
  });

  it("keeps the code that was not taken reserved, and asks before two different codes become one firm", () => {
    const { add, merge, row, staff } = world();
    const [stays, goes] = [add("甲液压有限公司", { creditCode: CODE_A }), add("甲液压", { creditCode: CODE_B })];
    expect(() => merge(stays, goes)).toThrow(
      expect.objectContaining({ fields: { differentCodesConfirmed: expect.anything() as unknown } }),
    );
    merge(stays, goes, { differentCodesConfirmed: true });
    expect([row(stays).credit_code, row(goes).credit_code]).toEqual([CODE_A, CODE_B]);
    expect(() => createOrganisation(staff, { legalName: "乙液压", creditCode: CODE_B })).toThrow();
  });

  it("keeps two confirmed registrations of one event as they are, and counts the firm once", () => {
    const { add, merge, register, db } = world();
    const [stays, goes] = [add("甲液压有限公司"), add("甲液压")];
    register(stays, 2);
    register(goes, 3);
    expect(countRelatedRows(db, goes, stays)).toEqual([{ label: "merge.rows.registrations", moves: 1, stays: 0 }]);
    merge(stays, goes);
    const rows = db.select().from(registrations).all();
    expect(rows.map(({ organisationId, seats, status }) => [organisationId, seats, status])).toEqual([
      [stays, 2, "confirmed"],
      [stays, 3, "confirmed"],
    ]);
  });

  it("gives the representatives of both to the one that stays; who represented both does so once", () => {
    const { add, merge, account, db } = world();
    const [stays, goes] = [add("甲液压有限公司"), add("甲液压")];
    const [both, other] = [account("firm_representative"), account("firm_representative")];
    const insert = db.$client.prepare(
      "INSERT INTO representations (user_id, organisation_id, created_at) VALUES (?, ?, 1)",
    );
    insert.run(both.actor.userId, stays);
    insert.run(both.actor.userId, goes);
    insert.run(other.actor.userId, goes);
    expect(countRelatedRows(db, goes, stays)).toEqual([{ label: "merge.rows.representations", moves: 1, stays: 1 }]);
    merge(stays, goes);
    const of = (organisation: number) =>
      db.$client
        .prepare("SELECT user_id FROM representations WHERE organisation_id = ? ORDER BY user_id")
        .pluck()
        .all(organisation);
    expect(of(stays)).toEqual([both.actor.userId, other.actor.userId]);
    expect(of(goes)).toEqual([both.actor.userId]);
  });

  it("leaves a relation between the two where it is: nobody is related to itself", () => {
    const { add, merge, db } = world();
    const [stays, goes, third] = [add("甲液压有限公司"), add("甲液压"), add("乙重工")];
    const insert = db.$client.prepare(
      `INSERT INTO organisation_relations (type, organisation_id, other_organisation_id, enabled, version, created_at, updated_at)
       VALUES ('subsidiary', ?, ?, 1, 1, 1, 1)`,
    );
    insert.run(goes, stays);
    insert.run(goes, third);
    merge(stays, goes);
    expect(
      db.$client.prepare("SELECT organisation_id, other_organisation_id FROM organisation_relations").raw().all(),
    ).toEqual([
      [goes, stays],
      [stays, third],
    ]);
  });

  it("recounts memberships of both on the one that stays", () => {
    const { add, merge, row } = world();
    const stays = add("甲液压有限公司", { memberSince: "2024-03-01", memberUntil: "2025-06-30" });
    const goes = add("甲液压", { memberSince: "2025-01-01" });
    const id = merge(stays, goes);
    expect(id).toBeGreaterThan(0);
    expect(row(stays).member_since).not.toBeNull();
    expect(row(goes).member_since).toBeNull();
  });

  it("refuses itself, what was merged before, what is archived, and versions nobody saw", () => {
    const { add, merge, staff, row } = world();
    const [a, b, c] = [add("甲机械"), add("乙机械"), add("丙机械")];
    expect(() => merge(a, a)).toThrow(expect.objectContaining({ key: "merge.refused.same" }));
    expect(() => merge(a, b, { mergedVersion: 9 })).toThrow(expect.objectContaining({ key: "error.conflict" }));
    expect(() => merge(a, 999, { mergedVersion: 1 })).toThrow();
    merge(a, b);
    expect(() => merge(c, b)).toThrow(expect.objectContaining({ key: "merge.refused.alreadyMerged" }));
    expect(() => merge(b, c)).toThrow(expect.objectContaining({ key: "merge.refused.alreadyMerged" }));
    staff.db.update(organisations).set({ archivedAt: 1 }).where(eq(organisations.id, c)).run();
    expect(() => merge(c, a)).toThrow(expect.objectContaining({ key: "merge.refused.archived" }));
    expect(row(a).merged_into_id).toBeNull();
  });

  it("is for staff only", () => {
    const { add, account } = world();
    const [a, b] = [add("甲机械"), add("乙机械")];
    for (const role of ["viewer", "firm_representative"] as const)
      expect(() =>
        mergeOrganisations(account(role, [a, b]), {
          survivorId: a,
          mergedId: b,
          survivorVersion: 1,
          mergedVersion: 1,
          choices: {},
        }),
      ).toThrow(expect.objectContaining({ kind: "forbidden" }));
  });

  it("answers for a chain of merges with the one that is left", () => {
    const { add, merge, system } = world();
    const [a, b, c] = [add("甲机械"), add("乙机械"), add("丙机械")];
    merge(b, a);
    merge(c, b);
    expect(survivorOf(system, a)).toBe(c);
  });
});

describe("undoing a merge", () => {
  it("leaves every row of the database as it was before", () => {
    const { add, merge, register, db, staff, account } = world();
    const stays = add("甲液压有限公司", { memberSince: "2024-03-01", memberUntil: "2025-06-30", products: ["泵"] });
    const goes = add("甲液压", { memberSince: "2025-01-01", creditCode: CODE_B, products: ["阀"], region: "430104" });
    const earlier = add("甲液压厂");
    merge(goes, earlier);
    register(stays, 2);
    register(goes, 3);
    const person = account("firm_representative");
    const represent = db.$client.prepare(
      "INSERT INTO representations (user_id, organisation_id, created_at) VALUES (?, ?, 1)",
    );
    represent.run(person.actor.userId, stays);
    represent.run(person.actor.userId, goes);
    const before = everything(db);
    const id = merge(stays, goes, { choices: { legalName: "merged", region: "merged" } });
    expect(everything(db)).not.toEqual(before);
    expect(undoMerge(staff, id)).toEqual({ fields: [], rows: [] });
    expect(everything(db)).toEqual(before);
    expect(() => undoMerge(staff, id)).toThrow(expect.objectContaining({ key: "merge.undo.already" }));
  });

  it("does so whatever the two hold and whatever was chosen", () => {
    const text = fc.option(fc.constantFrom("甲", "乙丙", "https://a.example"), { nil: null });
    const side = fc.record({
      shortName: text,
      address: text,
      note: text,
      products: fc.subarray(["泵", "阀", "油缸"]),
      formerNames: fc.subarray(["旧名一", "旧名二"]),
      since: fc.option(fc.constantFrom("2023-01-01", "2024-05-01", "2025-09-01"), { nil: null }),
      until: fc.option(fc.constantFrom("2025-12-31", "2026-06-30"), { nil: null }),
      code: fc.boolean(),
      seats: fc.integer({ min: 0, max: 2 }),
    });
    const choice = fc.constantFrom<MergeSide | undefined>("survivor", "merged", undefined);
    const choices = fc.dictionary(fc.constantFrom(...MERGE_FIELDS.map(({ name }) => name)), choice);
    fc.assert(
      fc.property(side, side, choices, (one, other, chosen) => {
        const { add, merge, register, db, staff } = world();
        const [a, b] = [one, other].map(({ since, until, code, seats, ...values }, index) => {
          const id = add(`甲液压${index}有限公司`, {
            ...values,
            memberSince: since,
            memberUntil: since === null ? null : until,
            creditCode: code ? [CODE_A, CODE_B][index] : null,
          });
          if (seats > 0) register(id, seats);
          return id;
        }) as [number, number];
        const before = everything(db);
        const id = merge(a, b, { choices: chosen, differentCodesConfirmed: true });
        expect(undoMerge(staff, id)).toEqual({ fields: [], rows: [] });
        expect(everything(db)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a field that was changed since, and says which", () => {
    const { add, merge, row, staff, db } = world();
    const stays = add("甲液压有限公司");
    const goes = add("甲液压", { address: "麓谷大道 1 号", website: "https://b.example" });
    const id = merge(stays, goes);
    db.update(organisations).set({ address: "新地址" }).where(eq(organisations.id, stays)).run();
    expect(undoMerge(staff, id)).toEqual({ fields: ["address"], rows: [] });
    expect(row(stays)).toMatchObject({ address: "新地址", website: null });
    expect(row(goes)).toMatchObject({ address: "麓谷大道 1 号", merged_into_id: null, archived_at: null });
  });

  it("leaves a row that was assigned elsewhere or removed since, and counts it", () => {
    const { add, merge, register, staff, db } = world();
    const [stays, goes, third] = [add("甲液压有限公司"), add("甲液压"), add("乙重工")];
    register(goes, 1);
    register(goes, 1);
    register(goes, 1);
    const id = merge(stays, goes);
    db.update(registrations).set({ organisationId: third }).where(eq(registrations.id, 1)).run();
    db.delete(registrations).where(eq(registrations.id, 2)).run();
    expect(undoMerge(staff, id).rows).toEqual([
      { table: "registrations", column: "organisation_id", label: "merge.rows.registrations", count: 2 },
    ]);
    expect(
      db
        .select({ id: registrations.id, organisation: registrations.organisationId })
        .from(registrations)
        .orderBy(registrations.id)
        .all(),
    ).toEqual([
      { id: 1, organisation: third },
      { id: 3, organisation: goes },
    ]);
  });

  it("waits for a later merge of the one that stayed to be undone first", () => {
    const { add, merge, staff, db } = world();
    const [a, b, c] = [add("甲机械"), add("乙机械"), add("丙机械")];
    const first = merge(b, a);
    const second = merge(c, b);
    expect(() => undoMerge(staff, first)).toThrow(expect.objectContaining({ key: "merge.undo.survivorMerged" }));
    undoMerge(staff, second);
    expect(undoMerge(staff, first)).toEqual({ fields: [], rows: [] });
    expect(
      db
        .select()
        .from(organisationMerges)
        .all()
        .every(({ undoneAt }) => undoneAt !== null),
    ).toBe(true);
  });
});
