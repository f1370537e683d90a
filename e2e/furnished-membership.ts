import { randomUUID } from "node:crypto";
import { VISITOR } from "~/access/actor";
import type { Context } from "~/access/context";
import { consentForm, contactForm } from "~/modules/organisations/contacts/contact-form";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { APPLICATION_NOTICE_VERSION, applicationForm } from "~/modules/organisations/membership/application-form";
import { newApplicationToken } from "~/modules/organisations/membership/application-token.server";
import { approveApplication } from "~/modules/organisations/membership/approve-application.server";
import { beginMembership } from "~/modules/organisations/membership/begin-membership.server";
import { latestMembership } from "~/modules/organisations/membership/change-membership.server";
import { levyDues, setDuesRates } from "~/modules/organisations/membership/dues-rates.server";
import { duesSource } from "~/modules/organisations/membership/dues-queries.server";
import { duesList } from "~/modules/organisations/membership/dues-list";
import { membershipPage } from "~/modules/organisations/membership/membership-page.server";
import { pinMembershipStatus } from "~/modules/organisations/membership/pin-membership-status.server";
import { declineApplication, reviewApplication } from "~/modules/organisations/membership/review-application.server";
import { saveMembershipClass } from "~/modules/organisations/membership/save-membership-class.server";
import { saveStaffCount } from "~/modules/organisations/membership/self-check.server";
import { payDue } from "~/modules/organisations/membership/settle-due.server";
import { remindOfDues } from "~/modules/organisations/membership/remind-of-dues.server";
import { saveStatusRules, statusRuleRows } from "~/modules/organisations/membership/save-status-rules.server";
import { statusRulesForm } from "~/modules/organisations/membership/settings-form";
import { submitApplication } from "~/modules/organisations/membership/submit-application.server";
import { suspendMembership } from "~/modules/organisations/membership/suspend-membership.server";
import { endMembership } from "~/modules/organisations/membership/end-membership.server";
import { filterQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { addDays } from "~/values/business-day";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import type { Addresses } from "./furnished-world";
import { filled, type World } from "./world";

/** Memberships in every state, dues, applications, and the settings behind them. */
export function furnishMembership(world: World, administrator: Context): Addresses {
  const staff = world.as("staff");
  const year = Number(world.today.slice(0, 4));
  const membershipClass = (nameZh: string, nameEn: string, position: number) =>
    saveMembershipClass(administrator, {
      nameZh,
      nameEn,
      position,
      termKind: "fixed_year",
      termMonths: null,
      rolloverDay: "10-01",
      renewalDaysBefore: 365,
      renewalDaysAfter: 60,
      retired: false,
    });
  const council = membershipClass("常务理事单位", "Member of the standing council", 1);
  const plain = membershipClass("会员单位", "Member", 2);
  const member = (name: string, classId: number) => {
    const id = world.organisation(name, {});
    beginMembership(staff, { organisationId: id, joinedOn: `${year - 1}-03-01`, classId });
    return { organisationId: id, version: () => latestMembership(staff, id)!.version };
  };
  const first = member("湘潭智能装备产业技术研究院有限公司", council);
  const suspended = member("岳阳重型锻造有限公司", plain);
  const gone = member("衡阳输变电装备有限公司", plain);
  const pinned = member("常德液压密封有限公司", council);
  suspendMembership(staff, {
    organisationId: suspended.organisationId,
    version: suspended.version(),
    fromDay: addDays(world.today, -20),
    untilDay: null,
    reason: "连续两年未缴会费，理事会决议暂停",
  });
  endMembership(staff, {
    organisationId: gone.organisationId,
    version: gone.version(),
    leftOn: addDays(world.today, -40),
    leftReason: "迁往外省",
  });
  pinMembershipStatus(staff, {
    organisationId: pinned.organisationId,
    version: pinned.version(),
    status: "grace",
    untilDay: addDays(world.today, 90),
    reason: "等待理事会讨论",
  });
  setDuesRates(staff, { year, dueDay: `${year}-03-31`, amounts: { [council]: 1_000_000, [plain]: 200_050 } });
  // Levied for the year in which they began: those with a term are members of that year.
  setDuesRates(staff, {
    year: year - 1,
    dueDay: `${year - 1}-03-31`,
    amounts: { [council]: 1_000_000, [plain]: 200_050 },
  });
  levyDues(staff, year - 1);
  const [paid, due] = runWholeList(staff, duesSource, filterQuery(duesList, {}));
  payDue(staff, { id: paid!.id, version: 1, paidOn: `${year - 1}-03-20`, reference: "工行回单 0088" });
  const { organisationId } = due!;
  const contact = saveContact(staff, {
    organisationId,
    values: filled(contactForm, { name: "贺敏", purpose: { dues: "on" }, email: "dues@firm.example" }),
  });
  giveConsent(
    staff,
    organisationId,
    contact,
    filled(consentForm, { purpose: "dues", way: "paper", evidence: "档案 2026-019" }),
  );
  remindOfDues(administrator);
  saveStatusRules(
    administrator,
    filled(statusRulesForm, {
      effectiveFrom: "2000-01-01",
      note: "与章程第十二条一致",
      rules: statusRuleRows(administrator),
    }),
  );
  saveStaffCount(administrator, { fromDay: `${year}-01-01`, fullTimeHundredths: 250 });

  const apply = (legalName: string, number: number) => {
    const token = newApplicationToken();
    const input = filled(applicationForm, {
      legalName,
      creditCode: syntheticCreditCode("91", "430104", number),
      kind: "enterprise",
      wishedClassId: plain,
      region: "长沙市",
      website: "https://www.applicant.example",
      phone: "0731-8888 0001",
      introduction: "主营高压油缸与密封件，为三家主机厂配套。\n希望参加主配协同对接。",
      contactName: "贺敏",
      contactDuty: "总经理助理",
      email: `a${number}@applicant.example`,
      noticeVersion: APPLICATION_NOTICE_VERSION,
      submissionKey: randomUUID(),
    });
    const { id } = submitApplication({ ...staff, actor: VISITOR }, input, token);
    return { id, link: `/public/membership/applications/${token.token}` };
  };
  const waiting = apply("宁乡精密铸造有限公司", 81);
  const onRecord = apply("岳阳重型锻造有限公司", 82);
  reviewApplication(staff, { id: onRecord.id, version: 1 });
  const declined = apply("一家外地的贸易公司", 83);
  declineApplication(staff, { id: declined.id, version: 1, declineReason: "主营业务不在本集群范围" });
  const approved = apply("浏阳电控科技有限公司", 84);
  approveApplication(staff, {
    id: approved.id,
    version: 1,
    organisationId: null,
    classId: plain,
    joinedOn: addDays(world.today, 10),
    invite: false,
  });

  const tab = `/organisations/${first.organisationId}/membership`;
  const of = ({ organisationId }: { organisationId: number }) => `/organisations/${organisationId}/membership`;
  const term = membershipPage(staff, first.organisationId).terms[0]!.id;
  const pin = membershipPage(staff, pinned.organisationId).pins[0]!.id;
  return {
    "/organisations/:id/membership": [
      tab,
      of(suspended),
      of(gone),
      of(pinned),
      `/organisations/${world.organisation("还不是会员的公司", {})}/membership`,
    ],
    "/organisations/:id/membership/beginning": [`${of(gone)}/beginning`],
    "/organisations/:id/membership/renewal": [`${tab}/renewal`],
    "/organisations/:id/membership/suspension": [`${tab}/suspension`],
    "/organisations/:id/membership/resumption": [`${of(suspended)}/resumption`],
    "/organisations/:id/membership/class": [`${tab}/class`],
    "/organisations/:id/membership/leaving": [`${tab}/leaving`],
    "/organisations/:id/membership/leaving/removal": [`${of(gone)}/leaving/removal`],
    "/organisations/:id/membership/terms/:termId/removal": [`${tab}/terms/${term}/removal`],
    "/organisations/:id/membership/status": [`${tab}/status`],
    "/organisations/:id/membership/pins/:pinId/removal": [`${of(pinned)}/pins/${pin}/removal`],
    "/register": ["/register", "/register?filter.on=2024-12-31", "/register?filter.on=1999-01-01"],
    "/dues": [`/dues?filter.year=${year - 1}`, "/dues?filter.year=2001"],
    "/dues/rates": [`/dues/rates?year=${year}`],
    "/dues/levy": [`/dues/levy?year=${year}`],
    "/dues/:id": [`/dues/${paid!.id}`, `/dues/${due!.id}`],
    "/dues/:id/payment": [`/dues/${due!.id}/payment`],
    "/dues/:id/waiver": [`/dues/${due!.id}/waiver`],
    "/dues/:id/reopening": [`/dues/${paid!.id}/reopening`],
    "/settings/membership": ["/settings/membership"],
    "/settings/membership/classes/new": ["/settings/membership/classes/new"],
    "/settings/membership/classes/:id": [`/settings/membership/classes/${council}`],
    "/settings/membership/rules": ["/settings/membership/rules"],
    "/self-check": ["/self-check"],
    "/self-check/staff": ["/self-check/staff"],
    "/self-check/thresholds": ["/self-check/thresholds"],
    "/applications": ["/applications", "/applications?filter.state=withdrawn"],
    "/applications/:id": [waiting, onRecord, declined, approved].map(({ id }) => `/applications/${id}`),
    "/applications/:id/approval": [`/applications/${onRecord.id}/approval`],
    "/applications/:id/declining": [`/applications/${waiting.id}/declining`],
    "/applications/:id/review": [`/applications/${waiting.id}/review`],
    "/public/membership/apply": ["/public/membership/apply"],
    "/public/membership/apply/sent": ["/public/membership/apply/sent"],
    "/public/membership/applications/:token": [waiting.link, declined.link],
    "/public/membership/applications/:token/withdrawal": [`${waiting.link}/withdrawal`],
  };
}
