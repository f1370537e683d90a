import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { saveContact } from "../contacts/save-contact.server";
import { giveConsent } from "../contacts/give-consent.server";
import { publishNotice } from "../contacts/publish-notice.server";
import { agreeDirectory, leaveDirectory } from "./agree-directory.server";
import { directoryForm, type DirectoryValues } from "./directory-form";
import {
  directoryChoices,
  directoryPage,
  ownDirectoryEntry,
  publicDirectoryEntry,
  readDirectoryQuery,
} from "./directory-queries.server";
import { directoryStructuredData } from "./directory-structured-data";
import { saveDirectorySettings } from "./save-directory-settings.server";
import { DIRECTORY_PARTS, type DirectoryPart } from "./vocabulary";

function world() {
  const made = testWorld();
  const staff = made.account("staff");
  const firm = (name: string, values: Parameters<typeof made.organisation>[1] = {}) =>
    made.organisation(name, { memberSince: "2024-01-01", regionCode: "430104", ...values });
  const agree = (
    id: number,
    parts: readonly DirectoryPart[],
    said: Partial<DirectoryValues> = {},
    context: Parameters<typeof agreeDirectory>[0] = staff,
  ) =>
    agreeDirectory(context, id, {
      ...{ descriptionZh: null, descriptionEn: null, phone: null, contactId: null, way: "paper", evidence: null },
      part: Object.fromEntries(DIRECTORY_PARTS.map((part) => [part, parts.includes(part)])) as DirectoryValues["part"],
      noticeVersion: "2026-10",
      version: ownDirectoryEntry(staff, id).version,
      ...said,
    });
  const find = (search = "") => {
    const page = directoryPage(made.visitor, readDirectoryQuery(new URLSearchParams(search)));
    return page.entries.map(({ legalName }) => legalName);
  };
  return { ...made, staff, firm, agree, find };
}

const SECRETS = {
  products: ["秘密阀"],
  website: "https://secret.example/",
  industry: "秘密行业",
  note: "秘密备注",
  address: "秘密地址",
  creditCode: "91430104SECRET0001",
};

describe("the public directory", () => {
  it("leaves out, and does not count, whoever agreed to nothing", () => {
    const { visitor, firm, find, agree } = world();
    const silent = firm("沉默液压有限公司", SECRETS);
    const shown = firm("湘凯液压有限公司");
    agree(shown, ["identity"]);
    expect(find()).toEqual(["湘凯液压有限公司"]);
    expect(find("q=液压")).toEqual(["湘凯液压有限公司"]);
    expect(directoryPage(visitor, readDirectoryQuery(new URLSearchParams())).total).toBe(1);
    expect(() => publicDirectoryEntry(visitor, silent)).toThrow("not_found");
    expect(() => publicDirectoryEntry(visitor, 999)).toThrow("not_found");
  });

  it("shows each part only once it is agreed to, and finds and filters by nothing else", () => {
    const { db, visitor, firm, agree, find } = world();
    const id = firm("湘凯液压有限公司", { ...SECRETS, formerNames: ["湘江油泵厂"] });
    db.$client.prepare("INSERT INTO organisation_chain_roles VALUES (?, 'chain_leader')").run(id);
    const said = { descriptionZh: "秘密简介", phone: "0731-00000001" };
    agree(id, ["identity"], said);
    const bare = JSON.stringify([
      publicDirectoryEntry(visitor, id),
      directoryChoices(visitor),
      directoryStructuredData(publicDirectoryEntry(visitor, id), "https://weft.example/public/directory/1", "zh-CN"),
    ]);
    expect(bare).not.toMatch(/秘密|secret|SECRET|0731|chain_leader/);
    for (const search of ["q=秘密阀", "q=秘密行业", "q=秘密简介", "q=秘密地址", "q=秘密备注", "q=SECRET"])
      expect(find(search), search).toEqual([]);
    expect(find("role=chain_leader")).toEqual([]);
    expect(find("industry=秘密行业")).toEqual([]);
    expect(find("q=湘江")).toEqual(["湘凯液压有限公司"]);
    expect(find("q=油泵")).toEqual(["湘凯液压有限公司"]);
    agree(id, ["identity", "products", "website", "description", "phone"], said);
    expect(publicDirectoryEntry(visitor, id)).toMatchObject({
      ...{ products: ["秘密阀"], website: "https://secret.example/", chainRoles: ["chain_leader"] },
      ...{ descriptionZh: "秘密简介", phone: "0731-00000001" },
    });
    for (const search of [
      "q=秘密阀",
      "q=秘密简介",
      "role=chain_leader",
      "industry=秘密行业",
      "region=430100",
      "q=湘凯 秘密阀",
    ])
      expect(find(search), search).toEqual(["湘凯液压有限公司"]);
    expect(JSON.stringify(publicDirectoryEntry(visitor, id))).not.toMatch(/秘密备注|秘密地址|SECRET0001/);
    expect(find("region=440000")).toEqual([]);
    expect(find("kind=university")).toEqual([]);
  });

  it("is left at once, in whole or in part", () => {
    const { account, visitor, firm, agree, find, staff } = world();
    const id = firm("湘凯液压有限公司", SECRETS);
    agree(id, ["identity", "products"]);
    agree(id, ["identity"]);
    expect(publicDirectoryEntry(visitor, id).products).toBeUndefined();
    const own = account("firm_representative", [id]);
    leaveDirectory(own, id, "paper");
    expect(find()).toEqual([]);
    expect(() => publicDirectoryEntry(visitor, id)).toThrow("not_found");
    expect(ownDirectoryEntry(staff, id)).toMatchObject({ shown: null, allowed: true });
    agree(id, ["identity"], {}, own);
    expect(find()).toEqual(["湘凯液压有限公司"]);
    expect(ownDirectoryEntry(own, id).parts[0]).toMatchObject({ given: { way: "portal", noticeVersion: "2026-10" } });
  });

  it("holds present members only, unless the promoter decides otherwise, and never who is archived", () => {
    const { db, account, firm, agree, find } = world();
    const guest = firm("非会员有限公司", { memberSince: null });
    const former = firm("已退会有限公司", { memberUntil: "2026-06-30" });
    const archived = firm("已归档有限公司");
    for (const id of [guest, former, archived]) agree(id, ["identity"]);
    db.$client.prepare("UPDATE organisations SET archived_at = 1 WHERE id = ?").run(archived);
    expect(find()).toEqual([]);
    saveDirectorySettings(account("administrator"), { membersOnly: false, version: 0 });
    expect(find().sort()).toEqual(["非会员有限公司", "已退会有限公司"].sort());
    expect(() => saveDirectorySettings(account("administrator"), { membersOnly: true, version: 0 })).toThrow(
      "conflict",
    );
    expect(() => saveDirectorySettings(account("staff"), { membersOnly: true, version: 1 })).toThrow("forbidden");
  });

  it("shows a person only where he and the firm both agree, and only a person of this firm", () => {
    const { visitor, staff, firm, agree, organisation } = world();
    const id = firm("湘凯液压有限公司");
    const other = organisation("星河重机有限公司");
    const person = { name: "陈立", duty: "销售经理", phone: "13812342046", email: null };
    const contactId = saveContact(staff, { organisationId: id, values: person });
    const stranger = saveContact(staff, { organisationId: other, values: person });
    expect(() => agree(id, ["identity", "person"])).toThrow("invalid");
    expect(() => agree(id, ["identity", "person"], { contactId: stranger })).toThrow("invalid");
    agree(id, ["identity", "person"], { contactId });
    expect(publicDirectoryEntry(visitor, id).person).toBeUndefined();
    giveConsent(staff, id, contactId, { purpose: "directory", way: "paper", evidence: null });
    expect(publicDirectoryEntry(visitor, id).person).toEqual(person);
    agree(id, ["identity"], { contactId });
    expect(publicDirectoryEntry(visitor, id).person).toBeUndefined();
  });

  it("takes no consent to a notice that was not shown, and none from another firm", () => {
    const { account, firm, agree, organisation } = world();
    const id = firm("湘凯液压有限公司");
    const other = account("firm_representative", [organisation("星河重机有限公司")]);
    expect(() => agree(id, ["identity"], {}, other)).toThrow("forbidden");
    expect(() => agree(id, ["identity"], {}, account("viewer"))).toThrow("forbidden");
    publishNotice(account("administrator"), "directory", {
      ...{ kind: "directory", version: "2027-01", textZh: "新", textEn: "New" },
    });
    expect(() => agree(id, ["identity"])).toThrow("directory.noticeChanged");
    agree(id, ["identity"], { noticeVersion: "2027-01" });
    expect(() => agree(id, ["identity"], { noticeVersion: "2027-01", version: 0 })).toThrow("conflict");
  });

  it("has pages that hold everybody once", () => {
    const { firm, agree, visitor } = world();
    for (let index = 0; index < 67; index += 1) agree(firm(`第${index + 100}号机械有限公司`), ["identity"]);
    const pages = [1, 2, 3, 99].map((page) =>
      directoryPage(visitor, readDirectoryQuery(new URLSearchParams(`page=${page}`))),
    );
    expect(pages.map(({ entries, page, pages: count, total }) => [entries.length, page, count, total])).toEqual([
      [30, 1, 3, 67],
      [30, 2, 3, 67],
      [7, 3, 3, 67],
      [7, 3, 3, 67],
    ]);
    expect(new Set(pages.slice(0, 3).flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(67);
  });

  it("asks for the name before anything else is shown, and for no private data", () => {
    const form = { part: { products: "on" }, way: "portal", noticeVersion: "2026-10", version: "0" };
    expect(directoryForm.safeParse(form).success).toBe(false);
    const fine = { ...form, part: { identity: "on", products: "on" } };
    expect(directoryForm.safeParse(fine).success).toBe(true);
    expect(directoryForm.safeParse({ ...fine, descriptionZh: "身份证 430104199003071234" }).success).toBe(false);
  });
});
