import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { accepted } from "~/http/act.server";
import { personRequestPage } from "~/personal-data/person-requests.server";
import { auditEntries, contacts, dataRequests, outboxMessages, personRequests } from "~db/schema";
import { answerDataRequest, lookForNamedPerson } from "./answer-data-request.server";
import { askAboutData } from "./ask-about-data.server";
import { dataAnswerForm, dataRequestForm } from "./data-request-form";
import { dataRequestList, dataRequestPage, dataRequestsOfFirm, stuckDataRequests } from "./data-request-queries.server";

beforeEach(forgetTurns);

function world() {
  const here = testWorld();
  const [firm, other] = [here.organisation("湘凯液压有限公司"), here.organisation("浏阳精铸有限公司")];
  const representative = here.account("firm_representative", [firm]);
  let key = 0;
  const ask = (values: Record<string, string>, by = representative, of = firm) => {
    key += 1;
    return askAboutData(
      by,
      of,
      accepted(dataRequestForm, { submissionKey: `submission-key-${String(key).padStart(4, "0")}`, ...values }),
    );
  };
  return { ...here, firm, other, representative, ask, staff: here.account("staff") };
}

const CORRECTION = { kind: "correction", text: "九月讲座的签到少了一个人" };
const DELETION = { kind: "deletion", personName: "李敏", text: "已离职" };
const answerOf = (outcome: string, answer: string, version = 1) =>
  accepted(dataAnswerForm, { version: String(version), outcome, answer });

describe("a firm that asks about its data", () => {
  it("has its request before staff with the last day for the answer, and reads the answer", () => {
    const { firm, staff, representative, ask, db } = world();
    const id = ask(CORRECTION);
    expect(stuckDataRequests(staff)).toMatchObject([
      { path: `/data-requests/${id}`, params: { name: "湘凯液压有限公司" }, day: "2026-11-04", tone: "warn" },
    ]);
    expect(dataRequestsOfFirm(representative, firm)).toMatchObject([
      { state: "waiting", receivedOn: "2026-10-20", dueOn: "2026-11-04", answer: null },
    ]);
    answerDataRequest(staff, id, answerOf("granted", "已补录。"));
    expect(dataRequestsOfFirm(representative, firm)).toMatchObject([
      { state: "granted", answer: "已补录。", answeredOn: "2026-10-20" },
    ]);
    expect(stuckDataRequests(staff)).toEqual([]);
    expect(dataRequestList(staff)).toMatchObject([{ id, state: "granted" }]);
    const mails = db.select().from(outboxMessages).all();
    expect(mails.map(({ recipient }) => recipient)).toEqual([`${representative.actor.name}@weft.example`]);
    expect(mails[0]!.body).not.toContain("已补录");
  });

  it("is late the day after the last day, and comes before everything else", () => {
    const { staff, ask, advance } = world();
    ask(CORRECTION);
    advance(15 * 86_400_000);
    expect(stuckDataRequests(staff)).toMatchObject([{ tone: "warn" }]);
    advance(86_400_000);
    expect(stuckDataRequests(staff)).toMatchObject([{ tone: "bad" }]);
  });

  it("asks once by sending the form twice, and must say whose data are to go", () => {
    const { ask, db } = world();
    const twice = { ...CORRECTION, submissionKey: "submission-key-twice" };
    expect(ask(twice)).toBe(ask(twice));
    expect(db.select().from(dataRequests).all()).toHaveLength(1);
    expect(() => ask({ kind: "deletion", text: "请删除" })).toThrow("error.invalid");
  });

  it("asks for its own data only, and answers nothing itself", () => {
    const { firm, other, representative, ask, account } = world();
    expect(() => ask(CORRECTION, representative, other)).toThrow("error.forbidden");
    const id = ask(CORRECTION);
    expect(() => answerDataRequest(representative, id, answerOf("granted", "好"))).toThrow("error.forbidden");
    expect(() => dataRequestPage(representative, id)).toThrow("error.forbidden");
    expect(() => dataRequestsOfFirm(account("firm_representative", [other]), firm)).toThrow("error.forbidden");
  });

  it("keeps a request about a person to whoever made it; a correction is read by all who speak for the firm", () => {
    const { firm, ask, representative, account } = world();
    ask(CORRECTION);
    ask(DELETION);
    const colleague = account("firm_representative", [firm]);
    expect(dataRequestsOfFirm(colleague, firm).map(({ kind }) => kind)).toEqual(["correction"]);
    expect(dataRequestsOfFirm(representative, firm).map(({ kind }) => kind)).toEqual(["deletion", "correction"]);
  });

  it("is answered once, by the promoters that look after it", () => {
    const { staff, ask, account, subPromoter } = world();
    const id = ask(CORRECTION);
    const elsewhere = account("staff", [], subPromoter("浏阳"));
    expect(stuckDataRequests(elsewhere)).toEqual([]);
    expect(dataRequestList(elsewhere)).toEqual([]);
    expect(() => dataRequestPage(elsewhere, id)).toThrow("error.notFound");
    expect(() => answerDataRequest(elsewhere, id, answerOf("granted", "好"))).toThrow("error.notFound");
    expect(() => answerDataRequest(staff, id, answerOf("granted", "好", 7))).toThrow("error.conflict");
    answerDataRequest(staff, id, answerOf("declined", "依法留存。"));
    expect(() => answerDataRequest(staff, id, answerOf("granted", "好", 2))).toThrow("dataRequest.answered");
  });
});

describe("a request to delete a person's data", () => {
  it("deletes nothing: an administrator looks for the person and decides, and the request waits for its answer", () => {
    const { db, firm, ask, staff, account, representative } = world();
    db.insert(contacts).values({ organisationId: firm, name: "李敏", createdAt: 0, updatedAt: 0 }).run();
    const id = ask(DELETION);
    expect(db.select().from(contacts).all()).toHaveLength(1);
    expect(() => lookForNamedPerson(staff, id, 1)).toThrow("error.forbidden");
    const administrator = account("administrator");
    const personRequest = lookForNamedPerson(administrator, id, 1);
    expect(personRequestPage(administrator, personRequest)).toMatchObject({
      ...{ kind: "erasure", person: { name: "李敏", email: null }, receivedOn: "2026-10-20" },
    });
    expect(personRequestPage(administrator, personRequest).traces.map(({ table }) => table)).toContain("contacts");
    expect(lookForNamedPerson(administrator, id, 1)).toBe(personRequest);
    expect(db.select().from(personRequests).all()).toHaveLength(1);
    expect(db.select().from(contacts).all()).toHaveLength(1);
    expect(dataRequestsOfFirm(representative, firm)).toMatchObject([{ state: "waiting" }]);
    answerDataRequest(administrator, id, answerOf("partly", "联系人已删除。", 2));
    expect(dataRequestsOfFirm(representative, firm)).toMatchObject([{ state: "partly" }]);
  });

  it("is looked for by the address too where somebody asks for himself, and not in the log by name", () => {
    const { db, ask, representative, account } = world();
    const { name } = representative.actor;
    const id = ask({ ...DELETION, personName: name });
    lookForNamedPerson(account("administrator"), id, 1);
    expect(db.select().from(personRequests).get()).toMatchObject({ name, email: `${name}@weft.example` });
    const told = db
      .select()
      .from(auditEntries)
      .all()
      .map(({ after }) => after ?? "");
    expect(told.filter((text) => text.includes(name) || text.includes("离职"))).toEqual([]);
  });

  it("that a correction named nobody is refused", () => {
    const { ask, account } = world();
    expect(() => lookForNamedPerson(account("administrator"), ask(CORRECTION), 1)).toThrow("dataRequest.noPerson");
  });
});
