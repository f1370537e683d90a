import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendAuditAnchor } from "~/access/audit-anchor.server";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { Refusal } from "~/http/errors";
import { indexForSearch } from "~/search/search-index.server";
import { openDataFolder, type OpenedData } from "~/server/data-folder.server";
import { openDatabaseForReading } from "~db/client.server";
import { organisations, promoters } from "~db/schema";
import { transact } from "~db/transact";
import { fileFacts, filesUnder } from "./backup-files.server";
import { checkData } from "./check-data.server";
import { readManifestText, writeManifestText, type BackupManifest } from "./manifest";
import { restoreBackup, verifyBackup } from "./restore-backup.server";
import { tableFacts } from "./table-facts.server";
import { writeBackup } from "./write-backup.server";

const NOW = Date.parse("2026-10-20T02:00:00Z");
let root: string;
let data: OpenedData;
let context: Context;
const at = (...parts: string[]) => path.join(root, ...parts);

function addOrganisation(name: string): void {
  transact(context, () => {
    const { id } = context.db
      .insert(organisations)
      .values({
        promoterId: 1,
        legalName: name,
        comparableName: name,
        formerNames: [],
        products: [],
        kind: "enterprise",
        creditCodeConfirmed: false,
        version: 1,
        createdAt: NOW,
        updatedAt: NOW,
      })
      .returning({ id: organisations.id })
      .get();
    indexForSearch(context, { kind: "organisation", subjectId: id, title: name, detail: "", content: "液压油缸" });
    recordAudit(context, {
      action: "organisation.create",
      subjectKind: "organisation",
      subjectId: id,
      after: { name },
    });
  });
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "weft-backup-"));
  data = openDataFolder(at("data"));
  context = {
    db: data.db,
    actor: SYSTEM_ACTOR,
    now: () => NOW,
    locale: "zh-CN",
    requestId: "test",
    origin: "http://localhost:3000",
    auditKey: data.auditKey,
  };
  data.db
    .insert(promoters)
    .values({
      nameZh: "甲",
      nameEn: "A",
      shortNameZh: "甲",
      shortNameEn: "A",
      clusterNameZh: "甲",
      clusterNameEn: "A",
      createdAt: NOW,
    })
    .run();
  for (const name of ["湘江液压有限公司", "岳麓精密铸造厂", "浏阳河轴承公司"]) addOrganisation(name);
  appendAuditAnchor(data.paths.anchorFile, data.db, NOW);
});
afterEach(() => {
  data.db.$client.close();
  rmSync(root, { recursive: true, force: true });
});

const backup = () => writeBackup({ dataFolder: at("data"), target: at("backup"), now: () => NOW });
const restore = (source = at("backup")) => restoreBackup({ source, dataFolder: at("restored") });

describe("a backup", () => {
  it("is restored with every row of every table, the key and the heads of the audit chain", () => {
    const before = tableFacts(data.db);
    const manifest = backup();
    addOrganisation("备份之后才来的公司");
    restore();
    const restored = openDatabaseForReading(at("restored", "weft.db"));
    expect(tableFacts(restored)).toEqual(before);
    restored.$client.close();
    expect(manifest.tables.organisations?.rows).toBe(3);
    expect(manifest.auditHead?.seq).toBe(3);
    expect(fileFacts(at("restored", "keys", "audit.key"))).toEqual(fileFacts(at("data", "keys", "audit.key")));
    expect(checkData(at("restored")).ok).toBe(true);
    const opened = openDataFolder(at("restored"));
    expect(opened.db.select().from(organisations).all()).toHaveLength(3);
    opened.db.$client.close();
  });

  it("is taken while another connection is in the middle of a write, and holds only what was finished", () => {
    data.db.$client.exec("BEGIN IMMEDIATE; UPDATE organisations SET legal_name = 'half done'");
    backup();
    data.db.$client.exec("ROLLBACK");
    restore();
    const restored = openDatabaseForReading(at("restored", "weft.db"));
    const names = restored.$client.prepare("SELECT legal_name FROM organisations ORDER BY id").pluck().all();
    restored.$client.close();
    expect(names).toEqual(["湘江液压有限公司", "岳麓精密铸造厂", "浏阳河轴承公司"]);
  });

  it("keeps uploaded files, and everything in it is for the owner alone", () => {
    writeFileSync(at("data", "上传.csv"), "企业名称\n");
    const manifest = backup();
    expect(Object.keys(manifest.files).sort()).toEqual([
      "audit-anchors.jsonl",
      "keys/audit.key",
      "weft.db",
      "上传.csv",
    ]);
    restore();
    for (const folder of ["backup", "restored"]) {
      for (const file of filesUnder(at(folder)))
        expect([file, statSync(at(folder, file)).mode & 0o077]).toEqual([file, 0]);
      expect(statSync(at(folder)).mode & 0o077).toBe(0);
    }
  });

  it("is not written over anything, and a failed one leaves nothing behind", () => {
    backup();
    expect(() => backup()).toThrow(/backup.targetNotEmpty/);
    expect(() => writeBackup({ dataFolder: at("nothing"), target: at("b2"), now: () => NOW })).toThrow(/backup.noData/);
    writeFileSync(at("weft-readable"), "");
    expect(() => writeBackup({ dataFolder: at("data"), target: at("weft-readable", "x"), now: () => NOW })).toThrow();
    expect(readdirSync(root).sort()).toEqual(["backup", "data", "weft-readable"]);
  });

  it("is not restored over data", () => {
    backup();
    expect(() => restoreBackup({ source: at("backup"), dataFolder: at("data") })).toThrow(/restore.folderNotEmpty/);
  });

  it("with one byte flipped anywhere is refused with the name of the file, and nothing is restored", () => {
    backup();
    const files = filesUnder(at("backup"));
    expect(files).toContain("manifest.json");
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 0, max: 7 }), (file, position, bit) => {
        rmSync(at("altered"), { recursive: true, force: true });
        cpSync(at("backup"), at("altered"), { recursive: true });
        const bytes = readFileSync(at("altered", file));
        bytes[position % bytes.length]! ^= 1 << bit;
        writeFileSync(at("altered", file), bytes);
        try {
          restore(at("altered"));
          expect.unreachable();
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(Object.values(error.params)).toContain(file);
        }
        expect(readdirSync(root)).not.toContain("restored");
      }),
      { numRuns: 120, seed: 9 },
    );
  });

  it("with a file missing or added is refused with the name of the file", () => {
    backup();
    cpSync(at("backup"), at("less"), { recursive: true });
    rmSync(at("less", "audit-anchors.jsonl"));
    expect(() => restore(at("less"))).toThrow(
      expect.objectContaining({ params: { file: "audit-anchors.jsonl" } }) as Error,
    );
    writeFileSync(at("backup", "extra.txt"), "");
    expect(() => restore()).toThrow(expect.objectContaining({ params: { file: "extra.txt" } }) as Error);
  });

  it("whose manifest was rewritten to fit altered data is refused by the audit chain or the seal", () => {
    backup();
    const key = readFileSync(at("backup", "keys", "audit.key"));
    const manifest = readManifestText(readFileSync(at("backup", "manifest.json"), "utf8"), key)!;
    const { "audit-anchors.jsonl": anchors, ...files } = manifest.files;
    expect(anchors).toBeDefined();
    rmSync(at("backup", "audit-anchors.jsonl"));
    const altered: BackupManifest = { ...manifest, files, auditHead: { seq: 9, hash: "0" } };
    writeFileSync(at("backup", "manifest.json"), writeManifestText(altered, Buffer.alloc(32)));
    expect(() => verifyBackup(at("backup"))).toThrow(/restore.manifestAltered/);
    writeFileSync(at("backup", "manifest.json"), writeManifestText(altered, key));
    expect(() => restore()).toThrow(/restore.auditBroken/);
    expect(readdirSync(root)).not.toContain("restored");
  });
});

describe("the check of a data folder", () => {
  const problems = () => {
    const { checks } = checkData(at("data"));
    return Object.entries(checks).flatMap(([name, check]) => check.problems.map((problem) => `${name}: ${problem}`));
  };

  it("finds nothing in data that the product wrote", () => {
    expect(checkData(at("data"))).toMatchObject({
      ok: true,
      checks: { searchIndex: { looked: 3 }, auditChain: { looked: 3 } },
    });
  });

  it.each<[string, string, string]>([
    [
      "a reference to nowhere",
      "PRAGMA foreign_keys = OFF; UPDATE organisations SET promoter_id = 77 WHERE id = 2",
      "foreignKeys: organisations 2 → promoters",
    ],
    [
      "an altered audit entry",
      "DROP TRIGGER audit_entries_never_changed; UPDATE audit_entries SET actor_name = 'x' WHERE seq = 2",
      "auditChain: entry 2: link",
    ],
    [
      "the newest audit entry cut off",
      "DROP TRIGGER audit_entries_never_deleted; DELETE FROM audit_entries WHERE seq = 3",
      "auditChain: entry 3: anchor",
    ],
    [
      "a record that cannot be found",
      "DELETE FROM search_bigrams WHERE rowid = 1; DELETE FROM search_documents WHERE id = 1",
      "searchIndex: organisation 1 is not in the index",
    ],
    [
      "an index row of no record",
      "INSERT INTO search_documents (kind, subject_id, title, detail, content) VALUES ('event', 5, 'x', '', '')",
      "searchIndex: event 5 is in the index and is not there",
    ],
    [
      "a record indexed with other words",
      "DELETE FROM search_bigrams WHERE rowid = 2; INSERT INTO search_bigrams (rowid, grams) VALUES (2, '油泵 泵')",
      "searchIndex: organisation 2 is indexed with other words",
    ],
  ])("finds %s", (_name, statements, problem) => {
    data.db.$client.exec(statements);
    expect(problems()).toContain(problem);
  });

  it("finds a damaged file", () => {
    data.db.$client.pragma("wal_checkpoint(TRUNCATE)");
    const file = at("data", "weft.db");
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 6);
    writeFileSync(file, bytes);
    expect(checkData(at("data")).checks.integrity.ok).toBe(false);
  });
});
