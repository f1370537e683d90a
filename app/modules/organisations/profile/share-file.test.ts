import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { filesOf, fileToRead } from "~/files/file-queries.server";
import { fileFromBytes } from "~/files/received-file.server";
import { removeFile } from "~/files/remove-file.server";
import { storeFile } from "~/files/store-file.server";
import { firmFiles, organisationFiles, sharedFiles } from "./organisation-files.server";
import { filesToShare, shareFile } from "./share-file.server";

beforeEach(forgetTurns);

const registry = { [organisationFiles.kind]: organisationFiles, [sharedFiles.kind]: sharedFiles };
const PDF = new TextEncoder().encode("%PDF-1.7\n%%EOF\n");

function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const [firm, other] = [here.organisation("湘凯液压有限公司"), here.organisation("浏阳精铸有限公司")];
  const kept = storeFile(staff, organisationFiles, {
    ...{ subjectId: firm, purpose: "agreement", file: fileFromBytes("入会协议.pdf", PDF) },
  });
  const representative = here.account("firm_representative", [firm]);
  const sharedTo = (of = firm, by = representative) => filesOf(by, sharedFiles, of).files.map(({ name }) => name);
  return { ...here, staff, firm, other, kept, representative, sharedTo };
}

describe("a file that staff keep about a firm", () => {
  it("is read by the firm once it was shared, and no longer once it was taken back", () => {
    const { staff, firm, kept, representative, sharedTo } = world();
    expect(sharedTo()).toEqual([]);
    expect(() => fileToRead(representative, registry, kept)).toThrow("error.notFound");
    expect(filesToShare(staff, firm).map(({ id }) => id)).toEqual([kept]);
    expect(shareFile(staff, kept)).toBe(firm);
    shareFile(staff, kept);
    expect(sharedTo()).toEqual(["入会协议.pdf"]);
    expect(filesToShare(staff, firm)).toEqual([]);
    const { id } = filesOf(representative, sharedFiles, firm).files[0]!;
    expect(fileToRead(representative, registry, id).content.equals(Buffer.from(PDF))).toBe(true);
    removeFile(staff, registry, id);
    expect(sharedTo()).toEqual([]);
    expect(() => fileToRead(representative, registry, id)).toThrow("error.notFound");
    expect(filesOf(staff, organisationFiles, firm).files).toHaveLength(1);
  });

  it("is shared by staff of the promoters that look after the firm, and with that firm alone", () => {
    const { kept, firm, other, account, subPromoter, staff, representative, sharedTo } = world();
    expect(() => shareFile(representative, kept)).toThrow("error.forbidden");
    expect(() => shareFile(account("viewer"), kept)).toThrow("error.forbidden");
    expect(() => shareFile(account("staff", [], subPromoter("浏阳")), kept)).toThrow("organisation.otherPromoter");
    shareFile(staff, kept);
    const competitor = account("firm_representative", [other]);
    expect(sharedTo(other, competitor)).toEqual([]);
    const { id } = filesOf(representative, sharedFiles, firm).files[0]!;
    expect(() => fileToRead(competitor, registry, id)).toThrow("error.notFound");
  });

  it("that a firm handed in itself is not shared with it again, nor is one that is gone", () => {
    const { staff, firm, kept, representative } = world();
    const handedIn = storeFile(representative, firmFiles, {
      ...{ subjectId: firm, purpose: "other", file: fileFromBytes("a.pdf", PDF) },
    });
    expect(() => shareFile(staff, handedIn)).toThrow("error.notFound");
    removeFile(staff, registry, kept);
    expect(() => shareFile(staff, kept)).toThrow("error.notFound");
  });
});
