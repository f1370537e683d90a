import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { fileRegistry } from "~/file-registry/files.server";
import { fileFromBytes } from "~/files/received-file.server";
import { removeFile } from "~/files/remove-file.server";
import { SMALL_FILES } from "~/files/small-files.testing";
import { storeFile } from "~/files/store-file.server";
import { createOrganisation } from "../create-organisation.server";
import { organisationDetail } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { confirmCreditCode, evidenceOfCreditCode } from "./confirm-credit-code.server";
import { withdrawOrganisation } from "../withdraw-organisation.server";
import { firmFiles, organisationFiles } from "./organisation-files.server";
import { notesOf, setNoteRemoved, writeNote } from "./write-note.server";

/** A code whose check character does not fit. */
const CODE = "91350100M000100Y44";
const licence = fileFromBytes("营业执照.pdf", SMALL_FILES.pdf);

beforeEach(forgetTurns);

function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const firm = createOrganisation(staff, { legalName: "湘凯液压有限公司", creditCode: CODE }).id;
  const other = createOrganisation(staff, { legalName: "浏阳精铸有限公司" }).id;
  return { ...here, staff, firm, other };
}

describe("a credit code whose check character does not fit", () => {
  it("is confirmed with the licence, which the page then names", () => {
    const { staff, firm } = world();
    confirmCreditCode(staff, firm, { version: 1, creditCode: CODE, evidence: licence });
    expect(organisationDetail(staff, firm)).toMatchObject({ creditCodeConfirmed: true, version: 2 });
    expect(evidenceOfCreditCode(staff, firm)).toMatchObject({ name: "营业执照.pdf", by: staff.actor.name });
  });

  it("takes a licence that the firm handed in, never one of another firm, and a refusal keeps no file", () => {
    const { staff, firm, other } = world();
    const theirs = storeFile(staff, organisationFiles, { subjectId: other, purpose: "licence", file: licence });
    expect(() => confirmCreditCode(staff, firm, { version: 1, creditCode: CODE, evidence: theirs })).toThrow(
      "error.invalid",
    );
    expect(() => confirmCreditCode(staff, firm, { version: 7, creditCode: CODE, evidence: licence })).toThrow(
      "error.conflict",
    );
    expect(evidenceOfCreditCode(staff, firm)).toBeNull();
    const own = storeFile(staff, firmFiles, { subjectId: firm, purpose: "licence", file: licence });
    confirmCreditCode(staff, firm, { version: 1, creditCode: CODE, evidence: own });
    expect(evidenceOfCreditCode(staff, firm)?.fileId).toBe(own);
  });

  it("stands for this code only, and no longer when the file is removed", () => {
    const { staff, firm } = world();
    confirmCreditCode(staff, firm, { version: 1, creditCode: CODE, evidence: licence });
    const { fileId } = evidenceOfCreditCode(staff, firm)!;
    saveOrganisation(staff, { id: firm, patch: { creditCode: "91350100M000100Y45", creditCodeConfirmed: true } });
    expect(evidenceOfCreditCode(staff, firm)).toBeNull();
    saveOrganisation(staff, { id: firm, patch: { creditCode: CODE, creditCodeConfirmed: true } });
    expect(evidenceOfCreditCode(staff, firm)?.fileId).toBe(fileId);
    removeFile(staff, fileRegistry, fileId);
    expect(evidenceOfCreditCode(staff, firm)).toBeNull();
  });
});

it("an organisation with a file is not taken back, nor one with notes; one that only has tags and roles is", () => {
  const { staff, firm, other } = world();
  storeFile(staff, organisationFiles, { subjectId: firm, purpose: "licence", file: licence });
  expect(() => withdrawOrganisation(staff, firm)).toThrow("organisation.withdraw.inUse");
  writeNote(staff, other, { day: "2026-09-01", body: "拜访" });
  expect(() => withdrawOrganisation(staff, other)).toThrow("organisation.withdraw.inUse");
  const { id } = createOrganisation(staff, { legalName: "丙公司", tags: ["出口型"], chainRoles: ["platform"] });
  withdrawOrganisation(staff, id);
  expect(() => organisationDetail(staff, id)).toThrow("error.notFound");
});

describe("notes about an organisation", () => {
  it("are entries with day and author, latest day first, and can be taken out of sight and back", () => {
    const { staff, firm, other } = world();
    const first = writeNote(staff, firm, { day: "2026-09-01", body: "拜访" });
    writeNote(staff, firm, { day: "2026-10-01", body: "电话" });
    writeNote(staff, firm, { day: "2025-01-01", body: "补记" });
    expect(notesOf(staff, firm).map(({ body, by }) => [body, by])).toEqual(
      ["电话", "拜访", "补记"].map((body) => [body, staff.actor.name]),
    );
    setNoteRemoved(staff, firm, first, true);
    expect(notesOf(staff, firm)).toHaveLength(2);
    expect(() => setNoteRemoved(staff, other, first, false)).toThrow("error.notFound");
    setNoteRemoved(staff, firm, first, false);
    expect(notesOf(staff, firm)).toHaveLength(3);
  });

  it("are not for the firm, nor written by who only reads", () => {
    const { staff, firm, account } = world();
    writeNote(staff, firm, { day: "2026-09-01", body: "拜访" });
    expect(() => notesOf(account("firm_representative", [firm]), firm)).toThrow("error.forbidden");
    expect(() => writeNote(account("viewer"), firm, { day: "2026-09-01", body: "x" })).toThrow("error.forbidden");
    expect(notesOf(account("viewer"), firm)).toHaveLength(1);
  });
});
