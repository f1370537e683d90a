import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetTurns } from "~/access/rate-limit.server";
import { testWorld } from "~/access/testing";
import { accepted } from "~/http/act.server";
import { auditEntries, dataProposalFields, dataProposals, outboxMessages, users } from "~db/schema";
import { createOrganisation } from "../create-organisation.server";
import { organisationDetail } from "../organisation-queries.server";
import { saveOrganisation } from "../save-organisation.server";
import { askToConfirm } from "./ask-to-confirm.server";
import { confirmData } from "./confirm-data.server";
import { organisationFreshness } from "./freshness.server";
import { proposalForm } from "./proposal-form";
import { proposalToSettle, stuckProposals } from "./proposal-queries.server";
import { proposableEntries, proposeChanges } from "./propose-changes.server";
import { settleProposal } from "./settle-proposal.server";

beforeEach(forgetTurns);

function world() {
  const here = testWorld();
  const staff = here.account("staff");
  const create = (legalName: string) =>
    createOrganisation(staff, { legalName, region: "430104", products: ["油缸"], address: "麓谷大道 1 号" }).id;
  const firm = create("湘凯液压有限公司");
  const other = create("浏阳精铸有限公司");
  const representative = here.account("firm_representative", [firm]);
  const propose = (changes: Record<string, string>, key = "submission-key-0001") =>
    proposeChanges(
      representative,
      firm,
      accepted(proposalForm, { ...proposableEntries(representative, firm), ...changes, submissionKey: key }),
    );
  const actions = () =>
    here.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .all()
      .map(({ action }) => action);
  return { ...here, staff, firm, other, representative, propose, actions };
}

describe("a firm that looks at its data", () => {
  it("confirms them in one click: who and when is known, and nothing of the data changes", () => {
    const { firm, staff, representative, advance, actions } = world();
    const before = organisationDetail(staff, firm);
    advance(86_400_000);
    confirmData(representative, firm, 1);
    expect(organisationFreshness(staff, firm).confirmation).toMatchObject({
      byFirm: true,
      by: representative.actor.name,
    });
    expect(organisationDetail(staff, firm)).toEqual(before);
    expect(organisationFreshness(staff, firm).sureAt).toBe(before.updatedAt + 86_400_000);
    expect(actions().at(-1)).toBe("organisation.confirmData");
    confirmData(staff, firm, 1);
    expect(organisationFreshness(staff, firm).confirmation).toMatchObject({ byFirm: false, by: staff.actor.name });
  });

  it("confirms only what it saw, and only its own", () => {
    const { firm, other, staff, representative, account } = world();
    saveOrganisation(staff, { id: firm, patch: { address: "新址" } });
    expect(() => confirmData(representative, firm, 1)).toThrow("confirmation.changedMeanwhile");
    expect(() => confirmData(representative, other, 1)).toThrow("error.forbidden");
    expect(() => confirmData(account("viewer"), firm, 2)).toThrow("error.forbidden");
    confirmData(representative, firm, 2);
  });

  it("says what is wrong, and nothing is written before staff have accepted it field by field", () => {
    const { firm, staff, representative, propose, db } = world();
    const id = propose({ address: "麓谷大道 2 号", products: "油缸\n液压阀", remark: "电话也换了" });
    expect(organisationDetail(staff, firm)).toMatchObject({ address: "麓谷大道 1 号", version: 1 });
    expect(proposalToSettle(staff, firm, id)).toMatchObject({
      remark: "电话也换了",
      by: representative.actor.name,
      fields: [
        { field: "address", seen: "麓谷大道 1 号", proposed: "麓谷大道 2 号", decision: null },
        { field: "products", seen: "油缸", proposed: "油缸\n液压阀", decision: null },
      ],
    });
    expect(stuckProposals(staff)).toMatchObject([{ path: `/organisations/${firm}/proposals/${id}` }]);
    const settle = (decisions: Record<string, unknown>) =>
      settleProposal(staff, { organisationId: firm, proposalId: id, decisions });
    expect(() => settle({ address: "accepted" })).toThrow("error.invalid");
    expect(
      db
        .select()
        .from(dataProposalFields)
        .all()
        .every(({ decision }) => decision === null),
    ).toBe(true);
    settle({ address: "declined", products: "accepted" });
    expect(organisationDetail(staff, firm)).toMatchObject({
      address: "麓谷大道 1 号",
      products: ["油缸", "液压阀"],
      version: 2,
    });
    expect(stuckProposals(staff)).toEqual([]);
    expect(() => settle({ address: "accepted", products: "accepted" })).toThrow("proposal.settledAlready");
  });

  it("sends the same form twice and has proposed once; nothing at all is not a proposal", () => {
    const { propose, db } = world();
    expect(propose({ website: "https://a.example" })).toBe(propose({ website: "https://a.example" }));
    expect(db.select().from(dataProposals).all()).toHaveLength(1);
    expect(() => propose({}, "submission-key-0002")).toThrow("proposal.nothing");
    expect(propose({ remark: "请给我们打电话" }, "submission-key-0003")).toBe(2);
  });

  it("cannot accept its own proposal, speak for another firm, or reach one by another's address", () => {
    const { firm, other, staff, representative, propose } = world();
    const id = propose({ shortName: "湘凯" });
    const decisions = { shortName: "accepted" };
    expect(() => settleProposal(representative, { organisationId: firm, proposalId: id, decisions })).toThrow(
      "error.forbidden",
    );
    expect(() => settleProposal(staff, { organisationId: other, proposalId: id, decisions })).toThrow("error.notFound");
    const values = accepted(proposalForm, { legalName: "别人的名字", submissionKey: "submission-key-0009" });
    expect(() => proposeChanges(representative, other, values)).toThrow("error.forbidden");
    expect(() => proposeChanges(staff, firm, values)).toThrow("error.forbidden");
  });

  it("is asked by mail in the language of its representative, once a day, and only when somebody speaks for it", () => {
    const { firm, other, staff, representative, db, advance } = world();
    db.update(users).set({ locale: "en" }).where(eq(users.id, representative.actor.userId!)).run();
    expect(askToConfirm(staff, firm)).toBe(1);
    const mails = db.select().from(outboxMessages).all();
    expect(mails).toMatchObject([{ locale: "en", subject: "Please confirm the data of 湘凯液压有限公司" }]);
    expect(mails[0]!.body).toContain(`https://weft.example/portal/organisations/${firm}`);
    expect(() => askToConfirm(staff, firm)).toThrow("confirmation.askedToday");
    expect(() => askToConfirm(staff, other)).toThrow("confirmation.nobodyToAsk");
    expect(() => askToConfirm(representative, firm)).toThrow("error.forbidden");
    advance(86_400_000);
    expect(askToConfirm(staff, firm)).toBe(1);
    expect(organisationFreshness(staff, firm).asked).toMatchObject({ recipients: 1 });
  });
});
