import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { verifyAudit } from "~/access/verify-audit.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { auditEntries, contacts, personRequests } from "~db/schema";
import { openDatabase } from "~db/client.server";
import { migrate } from "~db/migrate";
import { CANARY, DUTY, plantCanary, schemaTables, textColumns } from "./canary-person.testing";
import { findPerson } from "./find-person.server";
import { NOT_PERSONAL, PERSONAL_DATA } from "./personal-data";
import {
  carryOutErasure,
  chooseTraces,
  closeAccessRequest,
  erasurePreview,
  handOutRecord,
  personRequestPage,
  recordPersonRequest,
} from "./person-requests.server";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** The same people, on a database in a file. */
function worldOnDisk() {
  const made = testWorld();
  const folder = mkdtempSync(path.join(tmpdir(), "weft-person-"));
  folders.push(folder);
  const file = path.join(folder, "weft.db");
  const db = openDatabase(file);
  migrate(db);
  const administrator: Context = {
    ...made.system,
    db,
    actor: { role: "administrator", userId: null, name: "管理员", organisationIds: [], promoterId: null },
  };
  const bytes = () =>
    Buffer.concat(
      [file, `${file}-wal`].map((each) => {
        try {
          return readFileSync(each);
        } catch {
          return Buffer.alloc(0);
        }
      }),
    );
  return { db, administrator, bytes };
}

const asked = { name: CANARY.name, email: CANARY.email, phone: "139 1234 5678", receivedOn: "2026-10-20" };
const all = (context: Context, id: number) => {
  const { traces, version } = personRequestPage(context, id);
  chooseTraces(
    context,
    id,
    version,
    traces.map(({ key }) => key),
  );
};

describe("the register of personal data", () => {
  it("places every text column of the schema in exactly one of its lists", () => {
    const problems: string[] = [];
    const known = new Set<string>();
    for (const table of schemaTables()) {
      const personal = Object.keys(PERSONAL_DATA[table.name]?.columns ?? {});
      const other = (NOT_PERSONAL[table.name] ?? "").split(" ").filter(Boolean);
      const placed = [...personal, ...other];
      const texts = textColumns(table);
      for (const column of texts) {
        known.add(`${table.name}.${column}`);
        const times = placed.filter((each) => each === column).length;
        if (times !== 1) problems.push(`${table.name}.${column} is placed ${times} times`);
      }
      for (const column of placed)
        if (!texts.includes(column)) problems.push(`${table.name}.${column} is no text column of the schema`);
      for (const column of Object.keys(PERSONAL_DATA[table.name]?.kept ?? {}))
        if (!personal.includes(column)) problems.push(`${table.name}.${column} is kept and not personal`);
    }
    const tables = new Set(schemaTables().map(({ name }) => name));
    for (const name of [...Object.keys(PERSONAL_DATA), ...Object.keys(NOT_PERSONAL)])
      if (!tables.has(name)) problems.push(`there is no table ${name}`);
    expect(problems).toEqual([]);
    expect(known.size).toBeGreaterThan(150);
  });
});

describe("everything about one person", () => {
  it("is found and handed out from every column of every table that may hold it", () => {
    const { administrator } = worldOnDisk();
    const places = plantCanary(administrator, true);
    expect(places.length).toBeGreaterThan(80);
    const id = recordPersonRequest(administrator, { kind: "access", ...asked });
    const found = new Set(
      findPerson(administrator, asked, id).flatMap(({ table, columns, values }) => [
        ...columns.map((column) => `${table}.${column}`),
        // What only describes the person is in the row that names him.
        ...Object.keys(values).map((column) => `row ${table}.${column}`),
      ]),
    );
    const missed = places.filter((place) => !found.has(place) && !found.has(`row ${place}`));
    expect(missed).toEqual([]);
    const direct = places.filter((place) => {
      const [table = "", column = ""] = place.split(".");
      return PERSONAL_DATA[table]?.columns[column] !== "duty";
    });
    expect(direct.filter((place) => !found.has(place))).toEqual([]);
    all(administrator, id);
    const { rows } = handOutRecord(administrator, id);
    const handedOut = new Set(
      rows.flatMap(({ table, values }) => Object.keys(values).map((column) => `${table}.${column}`)),
    );
    expect(places.filter((place) => !handedOut.has(place) && place !== "users.password_hash")).toEqual([]);
  });

  it("is for administrators only", () => {
    const { account, visitor, organisation } = testWorld();
    const firm = account("firm_representative", [organisation("湘凯液压有限公司")]);
    for (const context of [account("staff"), account("viewer"), firm, visitor]) {
      expect(() => findPerson(context, asked)).toThrow("forbidden");
      expect(() => recordPersonRequest(context, { kind: "access", ...asked })).toThrow("forbidden");
      expect(() => handOutRecord(context, 1)).toThrow("forbidden");
      expect(() => carryOutErasure(context, 1, 1, "x")).toThrow("forbidden");
      expect(() => personRequestPage(context, 1)).toThrow("forbidden");
      expect(() => erasurePreview(context, 1)).toThrow("forbidden");
    }
  });

  it("is told from others of the same name and from others at the same number", () => {
    const { account, organisation } = testWorld();
    const [administrator, staff] = [account("administrator"), account("staff")];
    const organisationId = organisation("湘凯液压有限公司");
    const add = (name: string, phone: string | null, email: string | null) =>
      saveContact(staff, { organisationId, values: { name, duty: null, phone, email } });
    const [own, desk, namesake] = [
      add("李敏", "0731-8888 0000", null),
      add("王芳", "073188880000", null),
      add("李敏", null, "another@firm.example"),
    ];
    const id = recordPersonRequest(administrator, {
      ...{ kind: "erasure", name: "李敏", email: null, phone: "0731 88880000", receivedOn: "2026-10-20" },
    });
    const certainty = () =>
      Object.fromEntries(
        personRequestPage(administrator, id)
          .traces.filter(({ table }) => table === "contacts")
          .map((trace) => [trace.key, [trace.certainty, trace.chosen]]),
      );
    expect(certainty()).toEqual({
      [`contacts:${own}`]: ["sure", true],
      [`contacts:${desk}`]: ["other_name", false],
      [`contacts:${namesake}`]: ["same_name", false],
    });
    const page = JSON.stringify(personRequestPage(administrator, id).traces);
    expect(page).not.toMatch(/88880000|8888 0000|another@firm/);
    carryOutErasure(administrator, id, 1, "李敏");
    expect(
      administrator.db
        .select()
        .from(contacts)
        .all()
        .map(({ id: left }) => left),
    ).toEqual([desk, namesake]);
  });

  it("is handed out in entries that say who looked and not at whom, and forgotten when the request is done", () => {
    const { account, organisation } = testWorld();
    const administrator = account("administrator");
    saveContact(account("staff"), {
      organisationId: organisation("湘凯液压有限公司"),
      values: { ...CANARY, duty: DUTY },
    });
    const id = recordPersonRequest(administrator, { kind: "access", ...asked });
    const { rows } = handOutRecord(administrator, id);
    expect(rows[0]).toMatchObject({ table: "contacts", values: { phone: CANARY.phone, duty: DUTY } });
    closeAccessRequest(administrator, id, 1);
    expect(JSON.stringify(administrator.db.select().from(personRequests).all())).not.toMatch(
      /欧阳|canary|13912345678|139-1234/,
    );
    const log = administrator.db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ action }) => action.startsWith("person."));
    expect(log.map(({ action }) => action)).toEqual(["person.request", "person.export", "person.close"]);
    expect(JSON.stringify(log)).not.toMatch(/欧阳|canary|13912345678|139-1234/);
    expect(() => handOutRecord(administrator, id)).toThrow("person.isDone");
  });
});

describe("erasing one person", () => {
  it("leaves nothing of him in the bytes of the database and its journal", () => {
    const { db, administrator, bytes } = worldOnDisk();
    const places = plantCanary(administrator, false);
    const counts = () =>
      schemaTables().map(({ name }) => [name, db.$client.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
    const before = Object.fromEntries(counts()) as Record<string, number>;
    const words = [CANARY.name, CANARY.email, "13912345678", "139-1234 5678", "139 1234 5678", "欧阳 金雀", DUTY];
    for (const word of words) expect(bytes().includes(word), word).toBe(true);
    const id = recordPersonRequest(administrator, { kind: "erasure", ...asked });
    all(administrator, id);
    const preview = erasurePreview(administrator, id);
    expect(Object.keys(preview.goes).length).toBeGreaterThan(40);
    expect(() => carryOutErasure(administrator, id, preview.version, "欧阳")).toThrow("invalid");
    const result = carryOutErasure(administrator, id, preview.version, "欧阳 金雀");
    expect(result.sweep).toMatchObject({ looked: true, left: 0 });
    expect(words.filter((word) => bytes().includes(word))).toEqual([]);
    expect(bytes().includes("旧号码")).toBe(false);
    expect(findPerson(administrator, asked)).toEqual([]);
    expect(verifyAudit(db, administrator.auditKey)).toMatchObject({ brokenAt: null });
    expect(db.$client.pragma("integrity_check(1)", { simple: true })).toBe("ok");
    // Rows that only name him stay as numbers.
    const after = Object.fromEntries(counts()) as Record<string, number>;
    for (const [table, use] of Object.entries(PERSONAL_DATA))
      if (use.erase === "clear" && table !== "audit_entries" && table !== "person_requests")
        expect([table, after[table]]).toEqual([table, before[table]]);
    expect(places.length).toBeGreaterThan(70);
  });

  it("says what stays and why, and leaves that alone", () => {
    const { administrator } = worldOnDisk();
    plantCanary(administrator, true);
    const id = recordPersonRequest(administrator, { kind: "erasure", ...asked });
    all(administrator, id);
    const { stays, version } = erasurePreview(administrator, id);
    expect(stays).toMatchObject({
      ...{ audit_entries: ["accountability"], reports: ["report"], mandates: ["mandate"], complaints: ["complaint"] },
    });
    const result = carryOutErasure(administrator, id, version, CANARY.name);
    const left = findPerson(administrator, asked);
    for (const { table, columns } of left)
      for (const column of columns) expect(PERSONAL_DATA[table]?.kept?.[column], `${table}.${column}`).toBeDefined();
    expect(Object.keys(result.kept).sort()).toEqual(Object.keys(stays).sort());
  });

  it("is all or nothing", () => {
    const { db, administrator } = worldOnDisk();
    plantCanary(administrator, false);
    const id = recordPersonRequest(administrator, { kind: "erasure", ...asked });
    all(administrator, id);
    const found = () => findPerson(administrator, asked, id).length;
    const before = found();
    db.$client.exec("CREATE TRIGGER full BEFORE UPDATE ON users BEGIN SELECT RAISE(ABORT, 'full'); END");
    expect(() => carryOutErasure(administrator, id, 2, CANARY.name)).toThrow("full");
    expect(found()).toBe(before);
  });
});
