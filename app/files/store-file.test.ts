import { count } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { fileRegistry } from "~/file-registry/files.server";
import { firmFiles, organisationFiles } from "~/modules/organisations/profile/organisation-files.server";
import { auditEntries, fileContents } from "~db/schema";
import { eraseRemovedFiles } from "./erase-removed-files.server";
import { FILE_LIMITS } from "./file-limits";
import { filesOf, fileToRead } from "./file-queries.server";
import { fileFromBytes, receivedFile } from "./received-file.server";
import { removeFile, restoreFile } from "./remove-file.server";
import { SMALL_FILES } from "./small-files.testing";
import { storeFile } from "./store-file.server";

const DAY_MS = 24 * 3_600_000;
const licence = fileFromBytes("营业执照.pdf", SMALL_FILES.pdf);
/** Files that differ in their bytes. */
const numbered = (number: number) => fileFromBytes(`${number}.txt`, Buffer.from(`file ${number}`));

function world() {
  const here = testWorld();
  const firm = here.organisation("湘凯液压");
  const other = here.organisation("浏阳精铸");
  return {
    ...here,
    firm,
    other,
    staff: here.account("staff"),
    contents: () => here.db.select({ n: count() }).from(fileContents).get()!.n,
  };
}

beforeEach(forgetTurns);

describe("files of a record", () => {
  it("keep name, kind and bytes, and are told of in the log of the record", () => {
    const { db, firm, staff } = world();
    const id = storeFile(staff, organisationFiles, { subjectId: firm, purpose: "licence", file: licence });
    expect(filesOf(staff, organisationFiles, firm).files).toMatchObject([
      { id, name: "营业执照.pdf", mediaType: "application/pdf", purpose: "licence", uploadedBy: staff.actor.name },
    ]);
    const read = fileToRead(staff, fileRegistry, id);
    expect(Buffer.compare(read.content, Buffer.from(SMALL_FILES.pdf))).toBe(0);
    expect(db.select().from(auditEntries).all()).toMatchObject([
      { action: "file.store", subjectKind: "organisation", subjectId: firm },
    ]);
  });

  it("hold the same bytes once, and the same file for the same purpose once", () => {
    const { firm, other, staff, contents } = world();
    const store = (subjectId: number, purpose: string) =>
      storeFile(staff, organisationFiles, { subjectId, purpose, file: licence });
    const first = store(firm, "licence");
    expect(store(firm, "licence")).toBe(first);
    expect(store(firm, "other")).not.toBe(first);
    store(other, "licence");
    expect(contents()).toBe(1);
  });

  it("are seen and written by whom the record lets: every role, own and other", () => {
    const { firm, other, staff, account, visitor } = world();
    const internal = storeFile(staff, organisationFiles, { subjectId: firm, purpose: "licence", file: licence });
    const handedIn = storeFile(staff, firmFiles, { subjectId: firm, purpose: "licence", file: licence });
    const tries = (act: () => unknown) => {
      try {
        act();
        return "yes";
      } catch (error) {
        return (error as { kind: string }).kind;
      }
    };
    const people = {
      staff,
      administrator: account("administrator"),
      viewer: account("viewer"),
      "its firm": account("firm_representative", [firm]),
      "another firm": account("firm_representative", [other]),
      visitor,
    };
    const table = Object.fromEntries(
      Object.entries(people).map(([name, context]) => [
        name,
        [
          tries(() => fileToRead(context, fileRegistry, internal)),
          tries(() => fileToRead(context, fileRegistry, handedIn)),
          tries(() => storeFile(context, organisationFiles, { subjectId: firm, purpose: "other", file: licence })),
          tries(() => storeFile(context, firmFiles, { subjectId: firm, purpose: "other", file: licence })),
          tries(() => removeFile(context, fileRegistry, internal)),
        ].join(" "),
      ]),
    );
    expect(table).toEqual({
      staff: "yes yes yes yes yes",
      administrator: "not_found yes yes yes yes",
      viewer: "not_found yes forbidden forbidden forbidden",
      "its firm": "not_found yes forbidden yes forbidden",
      "another firm": "not_found not_found forbidden not_found forbidden",
      visitor: "not_found not_found forbidden not_found forbidden",
    });
    restoreFile(staff, fileRegistry, internal);
    expect(tries(() => fileToRead(people.viewer, fileRegistry, internal))).toBe("yes");
    expect(tries(() => fileToRead(people["its firm"], fileRegistry, internal))).toBe("not_found");
  });

  it("that were removed can be brought back for thirty days; then their bytes are gone unless another file has them", () => {
    const { firm, other, staff, system, advance, contents } = world();
    const shared = storeFile(staff, organisationFiles, { subjectId: firm, purpose: "licence", file: licence });
    const kept = storeFile(staff, organisationFiles, { subjectId: other, purpose: "licence", file: licence });
    const alone = storeFile(staff, organisationFiles, { subjectId: firm, purpose: "other", file: numbered(1) });
    removeFile(staff, fileRegistry, shared);
    removeFile(staff, fileRegistry, alone);
    expect(
      filesOf(staff, organisationFiles, firm)
        .removed.map(({ id }) => id)
        .sort(),
    ).toEqual([shared, alone].sort());
    advance(29 * DAY_MS);
    expect(eraseRemovedFiles(system)).toBe(0);
    restoreFile(staff, fileRegistry, shared);
    removeFile(staff, fileRegistry, shared);
    advance(2 * DAY_MS);
    expect(eraseRemovedFiles(system)).toBe(1);
    expect(contents()).toBe(1);
    expect(() => restoreFile(staff, fileRegistry, alone)).toThrow("file.erased");
    advance(30 * DAY_MS);
    expect(eraseRemovedFiles(system)).toBe(1);
    expect(fileToRead(staff, fileRegistry, kept).content.length).toBe(SMALL_FILES.pdf.length);
    expect(eraseRemovedFiles(system)).toBe(0);
  });

  it("are limited: a thousand uploads of one firm stop at the limit of the record and of the day, and others go on", () => {
    const { firm, other, account } = world();
    const busy = account("firm_representative", [firm]);
    const refusals = new Map<string, number>();
    let stored = 0;
    for (let number = 0; number < 1_000; number++) {
      try {
        storeFile(busy, firmFiles, { subjectId: firm, purpose: "other", file: numbered(number) });
        stored += 1;
      } catch (error) {
        const { key } = error as { key: string };
        refusals.set(key, (refusals.get(key) ?? 0) + 1);
      }
    }
    expect(stored).toBe(FILE_LIMITS.perSubject);
    expect(refusals).toEqual(
      new Map([
        ["file.tooManyHere", FILE_LIMITS.perPersonAndDay - FILE_LIMITS.perSubject],
        ["error.tooMany", 1_000 - FILE_LIMITS.perPersonAndDay],
      ]),
    );
    const calm = account("firm_representative", [other]);
    expect(storeFile(calm, firmFiles, { subjectId: other, purpose: "other", file: numbered(1) })).toBeGreaterThan(0);
  });

  it("are refused with plain words before anything is kept: none, empty, broken off, too large", async () => {
    const key = async (value: unknown) =>
      receivedFile(value).then(
        () => "taken",
        (error: { fields: Record<string, { key: string }> }) => error.fields.file!.key,
      );
    expect(await key(undefined)).toBe("file.refused.none");
    expect(await key("a text")).toBe("file.refused.none");
    expect(await key(new File([], ""))).toBe("file.refused.none");
    expect(await key(new File([], "a.pdf"))).toBe("file.refused.empty");
    expect(await key(new File(["%PDF-1.7 broken"], "a.pdf"))).toBe("file.refused.incomplete");
    expect(await key(new File([new Uint8Array(FILE_LIMITS.bytes + 1)], "a.pdf"))).toBe("file.refused.tooLarge");
    expect(await key(new File([SMALL_FILES.pdf], "a.pdf"))).toBe("taken");
  });

  it("say so when the purpose is not one of the record's", () => {
    const { firm, staff } = world();
    for (const purpose of ["minutes", "constructor", ""]) {
      expect(() => storeFile(staff, organisationFiles, { subjectId: firm, purpose, file: licence })).toThrow(
        "error.invalid",
      );
    }
  });
});
