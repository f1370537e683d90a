import { describe, expect, it } from "vitest";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { runList } from "~/lists/run-list.server";
import { Refusal } from "~/http/errors";
import { membershipApplications, organisations, outboxMessages, users } from "~db/schema";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import { archiveOrganisation } from "../archive-organisation.server";
import { createOrganisation } from "../create-organisation.server";
import { APPLICATION_NOTICE_VERSION, applicationForm } from "./application-form";
import { applicationList } from "./application-list";
import { applicationByLink, applicationPage, applicationSource, stuckApplications } from "./application-queries.server";
import { newApplicationToken } from "./application-token.server";
import { approveApplication } from "./approve-application.server";
import { membershipPage } from "./membership-page.server";
import { membershipWorld } from "./membership-world.testing";
import { declineApplication, reviewApplication, withdrawApplication } from "./review-application.server";
import { submitApplication } from "./submit-application.server";

const CODE = syntheticCreditCode("91", "430104", 77);

function input(values: Record<string, unknown> = {}) {
  return applicationForm.parse({
    legalName: "湘江阀门有限公司",
    creditCode: CODE,
    kind: "enterprise",
    contactName: "陈静",
    email: "chen@valve.example",
    noticeVersion: APPLICATION_NOTICE_VERSION,
    submissionKey: "0123456789abcdef-1",
    ...values,
  });
}

function world() {
  const made = membershipWorld("2026-10-20");
  const apply = (values: Record<string, unknown> = {}, as: Context = made.visitor) =>
    submitApplication(as, input(values)).id;
  const version = (id: number) => applicationPage(made.staff, id).version;
  const approve = (id: number, values: Partial<Parameters<typeof approveApplication>[1]> = {}) =>
    approveApplication(made.staff, {
      id,
      version: version(id),
      organisationId: null,
      classId: made.classes.yearly,
      joinedOn: "2026-11-01",
      invite: false,
      ...values,
    });
  const mails = () =>
    made.db
      .select({ causeKey: outboxMessages.causeKey })
      .from(outboxMessages)
      .all()
      .map((row) => row.causeKey);
  return { ...made, apply, approve, version, mails };
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return Object.values(error.fields)[0]?.key ?? error.key;
    throw error;
  }
  return "accepted";
}

describe("an application for membership", () => {
  it("is received, reviewed and approved: the organisation is made, its membership begins, the applicant is told", () => {
    const { staff, apply, approve, version, mails } = world();
    const id = apply();
    reviewApplication(staff, { id, version: version(id) });
    const { organisationId } = approve(id);
    expect(membershipPage(staff, organisationId)).toMatchObject({
      legalName: "湘江阀门有限公司",
      status: "pending",
      membership: { joinedOn: "2026-11-01" },
    });
    expect(applicationPage(staff, id)).toMatchObject({ state: "approved", organisationId });
    expect(mails().sort()).toEqual([`application-approved:${id}:3`, `application-received:${id}:1`]);
    expect(refusal(() => approve(id))).toBe("application.refused.approved");
  });

  it("sent twice is one: by the same form, and by another form of the same firm while the first one waits", () => {
    const { db, apply, mails } = world();
    const id = apply();
    expect(apply()).toBe(id);
    expect(apply({ submissionKey: "0123456789abcdef-2", phone: "0731-8888 0000" })).toBe(id);
    expect(db.select().from(membershipApplications).all()).toMatchObject([{ id, phone: "0731-8888 0000" }]);
    expect(mails()).toHaveLength(1);
    expect(apply({ submissionKey: "0123456789abcdef-3", email: "other@valve.example" })).not.toBe(id);
  });

  it("of a firm on record is matched by its code for staff, and looks the same to the applicant", () => {
    const { staff, db, apply, approve, visitor } = world();
    const known = createOrganisation(staff, { legalName: "湘江阀门（长沙）有限公司", creditCode: CODE }).id;
    const token = newApplicationToken();
    const id = submitApplication(visitor, input(), token).id;
    expect(applicationPage(staff, id).matches).toMatchObject([{ id: known, by: "credit_code", standing: null }]);
    expect(JSON.stringify(applicationByLink(visitor, token.token))).not.toContain("（长沙）");
    expect(refusal(() => approve(id))).toBe("application.refused.codeOnRecord");
    expect(approve(id, { organisationId: known }).organisationId).toBe(known);
    expect(db.select().from(organisations).all()).toHaveLength(1);
    expect(apply({ submissionKey: "0123456789abcdef-9" })).not.toBe(id);
  });

  it("of who is a member already, or of a firm that was put away, cannot be approved and changes nothing", () => {
    const { staff, db, apply, approve } = world();
    const member = createOrganisation(staff, {
      legalName: "湘江阀门有限公司",
      creditCode: CODE,
      memberSince: "2020-01-01",
    }).id;
    const id = apply();
    expect(refusal(() => approve(id, { organisationId: member }))).toBe("application.refused.alreadyMember");
    const away = createOrganisation(staff, { legalName: "株洲阀门有限公司" }).id;
    archiveOrganisation(staff, away, "株洲阀门有限公司");
    expect(refusal(() => approve(id, { organisationId: away }))).toBe("membership.refused.archived");
    expect(applicationPage(staff, id).state).toBe("received");
    expect(db.select().from(organisations).all()).toHaveLength(2);
  });

  it("is declined with a reason that the applicant is told, and may be looked at again", () => {
    const { staff, visitor, version, mails } = world();
    const token = newApplicationToken();
    const { id } = submitApplication(visitor, input(), token);
    declineApplication(staff, { id, version: version(id), declineReason: "不在本集群范围" });
    expect(applicationByLink(visitor, token.token)).toMatchObject({
      state: "declined",
      declineReason: "不在本集群范围",
    });
    reviewApplication(staff, { id, version: version(id) });
    declineApplication(staff, { id, version: version(id), declineReason: "仍不在范围" });
    expect(mails().filter((key) => key.startsWith("application-declined"))).toHaveLength(2);
  });

  it("can be withdrawn by its link and is not decided after that, nor by who saw an older version", () => {
    const { staff, visitor, approve, version } = world();
    const token = newApplicationToken();
    const { id } = submitApplication(visitor, input(), token);
    const seen = version(id);
    reviewApplication(staff, { id, version: seen });
    expect(refusal(() => declineApplication(staff, { id, version: seen, declineReason: "x" }))).toBe("error.conflict");
    withdrawApplication(visitor, token.token);
    expect(refusal(() => approve(id))).toBe("application.refused.withdrawn");
    expect(refusal(() => withdrawApplication(visitor, "of-another"))).toBe("error.notFound");
  });

  it("invites its contact when an administrator approves it, and nothing happens when the address has an account", () => {
    const { account, staff, apply, version, db, classes } = world();
    const administrator = account("administrator");
    const approve = (as: Context, id: number) =>
      approveApplication(as, {
        id,
        version: version(id),
        organisationId: null,
        classId: classes.open,
        joinedOn: "2026-10-20",
        invite: true,
      });
    const id = apply();
    expect(refusal(() => approve(staff, id))).toBe("application.refused.mayNotInvite");
    approve(administrator, id);
    expect(db.select().from(users).all().at(-1)).toMatchObject({
      email: "chen@valve.example",
      role: "firm_representative",
    });
    const second = apply({ legalName: "另一家公司", creditCode: "", submissionKey: "0123456789abcdef-5" });
    expect(refusal(() => approve(administrator, second))).toBe("application.refused.accountExists");
    expect(db.select().from(organisations).all()).toHaveLength(1);
  });

  it("waits on the home page and in the list of who reviews, and in nobody else's", () => {
    const { staff, account, apply } = world();
    const id = apply();
    expect(stuckApplications(staff)).toMatchObject([{ path: `/applications/${id}` }]);
    expect(stuckApplications(account("viewer"))).toEqual([]);
    const listed = (as: Context) => runList(as, applicationSource, filterQuery(applicationList, { state: "received" }));
    expect(listed(staff).rows).toHaveLength(1);
    expect(refusal(() => listed(account("viewer")))).toBe("error.forbidden");
    expect(refusal(() => applicationPage(account("firm_representative"), id))).toBe("error.forbidden");
  });
});
