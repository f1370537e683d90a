import { createApiToken } from "~/modules/accounts/tokens/create-api-token.server";
import { createWebhook, testWebhook } from "~/webhooks/save-webhook.server";
import { createCalendarFeed } from "~/modules/accounts/calendars/create-calendar-feed.server";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { VISITOR } from "~/access/actor";
import { and, eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import { fileFromBytes } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { newRecord } from "~/backup/backup-record";
import { writeBackupRecord } from "~/backup/backup-records.server";
import { writeBackup } from "~/backup/write-backup.server";
import { enqueueJob } from "~/jobs/enqueue-job.server";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { targetOf } from "~/lists/find-bulk-act.server";
import { keepView } from "~/lists/keep-view.server";
import { previewBulkChange } from "~/lists/preview-bulk-change.server";
import { runBulkChange } from "~/lists/run-bulk-change.server";
import { undoBulkChange } from "~/lists/undo-bulk-change.server";
import { newAccountForm } from "~/modules/accounts/account-form";
import { createAccount } from "~/modules/accounts/create-account.server";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { cancelRegistration } from "~/modules/events/cancel-registration.server";
import { confirmRegistration } from "~/modules/events/confirm-registration.server";
import { PRIVACY_NOTICE_VERSION } from "~/modules/events/privacy-notice";
import { registerForEvent } from "~/modules/events/register-for-event.server";
import { registrationForm } from "~/modules/events/registration-form";
import { presenceList } from "~/modules/events/presence/presence-queries.server";
import { recordPresence } from "~/modules/events/presence/record-presence.server";
import { registrationView } from "~/modules/events/registration-queries.server";
import { newRegistrationToken } from "~/modules/events/registration-token.server";
import { contactForm } from "~/modules/organisations/contacts/contact-form";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import { importIndustries } from "~/modules/organisations/profile/import-industries.server";
import { confirmData } from "~/modules/organisations/profile/confirm-data.server";
import { proposalForm } from "~/modules/organisations/profile/proposal-form";
import { proposableEntries, proposeChanges } from "~/modules/organisations/profile/propose-changes.server";
import { settleProposal } from "~/modules/organisations/profile/settle-proposal.server";
import { writeNote } from "~/modules/organisations/profile/write-note.server";
import { organisationFiles } from "~/modules/organisations/profile/organisation-files.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { freezeReport } from "~/modules/reports/freeze-report.server";
import { openReport } from "~/modules/reports/open-report.server";
import { recordCommonRestatement } from "~/modules/reports/record-restatement.server";
import { differencesFingerprint, reportDifferences } from "~/modules/reports/report-differences.server";
import { findReport } from "~/modules/reports/report-queries.server";
import { saveReportText } from "~/modules/reports/save-report-text.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { checkImport } from "~/transfer/check-import.server";
import { chooseMapping } from "~/transfer/choose-mapping.server";
import { commitImport } from "~/transfer/commit-import.server";
import { correctRow } from "~/transfer/settle-row.server";
import { undoImport } from "~/transfer/undo-import.server";
import { storeImport } from "~/transfer/upload-import.server";
import { auditEntries } from "~db/schema";
import { syntheticCreditCode } from "~db/seed/synthetic-credit-code";
import { furnishDuplicates } from "./furnished-duplicates";
import { furnishConduct } from "./furnished-conduct";
import { furnishStands } from "./furnished-stands";
import { furnishSeries } from "./furnished-series";
import { answerAll, askAtEvent, furnishApproval } from "./furnished-answers";
import { furnishAfterwards } from "./furnished-afterwards";
import { furnishGovernance } from "./furnished-governance";
import { furnishInvitations } from "./furnished-invitations";
import { furnishMembership } from "./furnished-membership";
import { furnishRecognitions } from "./furnished-recognitions";
import { furnishPeople } from "./furnished-people";
import { filled, type World } from "./world";

/** Long and short, Chinese and Latin: what stretches a table or a heading. */
const FIRMS = [
  ["湘凯液压股份有限公司", { shortName: "湘凯", englishName: "Xiangkai Hydraulics Company Limited by Shares" }],
  ["长沙经济技术开发区工程机械关键零部件与智能控制系统产业技术创新研究院有限责任公司", {}],
  ["浏阳精铸有限公司", { memberUntil: "2026-06-30", note: "第一行\n第二行" }],
  ["Rheinland-Hydraulik-Ersatzteilgroßhandelsgesellschaft (Changsha) Co., Ltd.", {}],
] as const;
/** What a person types who names one of these firms. */
export const FIRM_NAMES = FIRMS.map(([name]) => name) as [string, string, string, string];

const MANY_WORDS = "面向集群成员单位，由促进机构组织。".repeat(12);

/** Addresses by the pattern of their route; each stands for one state in which the page can be. */
export type Addresses = Record<string, string[]>;

/** One of everything, in every state that a page can show. */
export async function furnish(world: World): Promise<Addresses> {
  world.settle();
  const [firm = 0, institute = 0] = FIRMS.map(([name, values], index) =>
    world.organisation(name, {
      creditCode: syntheticCreditCode("91", "430104", 20 + index),
      memberSince: "2024-03-01",
      region: "430104",
      industry: "液压动力机械及元件制造",
      chainRoles: ["main_machine_firm", "supporting_supplier"],
      groupName: "湘凯控股集团",
      tags: ["出口型", "液压"],
      aboveScaleSince: "2019-01-01",
      sizeClass: "medium",
      address: "长沙市岳麓区麓谷大道 1 号工程机械产业园 3 栋",
      website: "https://www.firm.example/a/rather/long/address/that/nobody/types",
      products: ["高压油缸", "多路阀", "挖掘机工作装置总成"],
      ...values,
    }),
  );
  world.account("firm_representative", [FIRMS[0][0]]);
  for (const role of ["administrator", "firm_representative"] as const) world.cookieOf(role);
  const administrator = world.as("administrator");
  const staff = world.as("staff");
  const contactValues = { name: "曹伟欣", duty: "采购总监", phone: "0731-8888 0000", email: "cao@firm.example" };
  const contact = saveContact(staff, { organisationId: firm, values: filled(contactForm, contactValues) });

  const licence = storeFile(staff, organisationFiles, {
    subjectId: firm,
    purpose: "licence",
    file: fileFromBytes("营业执照（正本，2024 年 3 月换发）.pdf", new TextEncoder().encode("%PDF-1.7\n%%EOF\n")),
  });

  const proposals = proposalsOfBothStates(world, staff, firm);
  confirmData(staff, firm, 2);
  writeNote(staff, firm, { day: "2026-09-02", body: "上门拜访：\n想扩大油缸产能，正在找铸件供应商。" });

  const token = createApiToken(administrator, { name: "数据同步", scopes: ["organisations:read"], days: 90 }).id;
  createCalendarFeed(administrator, "own");
  const webhook = createWebhook(administrator, {
    url: "https://receiver.example/weft",
    events: ["organisation.updated"],
  }).id;
  testWebhook(administrator, webhook);
  await world.refusedDelivery();

  const held = world.event("液压密封技术讲座", {
    type: "lecture",
    startsAt: "2026-09-10T09:00",
    endsAt: "2026-09-12T17:00",
    attendanceMode: "both",
    onlineAddress: "https://meeting.example/room",
  });
  for (const day of ["2026-09-10", "2026-09-11"]) world.signIn(held, "李敏", FIRMS[0][0], day);
  const countId = world.count(held, "2026-09-12", 12_345);
  world.event("没有人数记录的活动", { startsAt: "2026-08-01T09:00", endsAt: "2026-08-01T17:00" });
  const running = world.eventUnderWay("主配协同对接会（液压、电控与智能制造专场）", {
    titleEn: "Main–supplier matchmaking: hydraulics, electric control and smart manufacturing",
    summaryZh: MANY_WORDS,
    capacity: "40",
  });
  const own = world.registration(running, FIRMS[0][0], ["李敏", "王芳", "欧阳震华"], "li@firm.example");
  const other = world.registration(running, "一家还不是成员的公司", ["张伟"], "zhang@other.example");
  askAtEvent(world, running);
  answerAll(world, own);
  const seated = registrationView(staff, { id: own }).tickets[0]!;
  const excused = presenceList(staff, running, null, "张伟").firms[0]!.people[0]!.id;
  recordPresence(staff, running, { session: null, people: [{ id: excused, standing: "excused", seen: null }] });
  const signIn = world.signIn(running, "赵强", FIRMS[1][0], world.today);
  const open = world.event("报名中的活动", { capacity: "3", summaryZh: MANY_WORDS });
  world.registration(open, FIRMS[1][0], ["刘洋"], "liu@institute.example");
  askAtEvent(world, open);
  const full = world.event("已报满的活动", { capacity: "1" });
  world.registration(full, FIRMS[1][0], ["刘洋"], "liu@institute.example");
  const listed = world.event("席位满后接受候补的活动", {
    capacity: "1",
    waitingRule: "least_recently_served",
    offerHours: "48",
  });
  world.registration(listed, FIRMS[2][0], ["陈静"], "chen@cast.example");
  const waits = visitorRegistration(world, listed, "three@visitor.example");
  confirmRegistration({ ...staff, actor: VISITOR }, { token: waits });
  const waiting = world.registration(listed, FIRMS[0][0], ["李敏", "王芳"], "li@firm.example");
  const freed = world.event("有席位可以递补的活动", { capacity: "1", waitingRule: "first_come" });
  const leaving = world.registration(freed, FIRMS[2][0], ["陈静"], "chen@cast.example");
  const accepts = world.registration(freed, FIRMS[0][0], ["李敏"], "li@firm.example");
  cancelRegistration(staff, { id: leaving });
  const draft = world.event("还没有会场的草稿", { publish: false, venue: "" });
  const cancelled = world.event("取消了的活动");
  world.registration(cancelled, FIRMS[2][0], ["陈静"], "chen@cast.example");
  cancelEvent(staff, cancelled, "主讲人行程有变");

  const taking = world.event("另一场报名中的活动");
  const [pending, confirmed] = ["one@visitor.example", "two@visitor.example"].map((email) =>
    visitorRegistration(world, taking, email),
  ) as [string, string];
  confirmRegistration({ ...staff, actor: VISITOR }, { token: confirmed });

  const imports = await importsOfAllStates(staff);
  const industries =
    "代码,中文名称,英文名称,上级代码\nC,制造业,Manufacturing,\n34,通用设备制造业,General machinery,C\n";
  await importIndustries(administrator, "国民经济行业分类（演示）", {
    name: "industries.csv",
    bytes: new TextEncoder().encode(industries),
  });
  const backup = backUp(world);
  const view = keepView(staff, "organisations", {
    name: "长沙的重点配套企业（待走访）",
    shared: true,
    search: "q=液压",
  });
  const industryChange = bulkChange(staff, "industry", "液压与密封件制造");
  const undoneChange = bulkChange(staff, "size", "large");
  undoBulkChange(staff, bulkRegistry, undoneChange);
  const doneChange = bulkChange(staff, "size", "small");
  const reports = reportsOfBothStates(world, administrator, held);
  enqueueJob(staff, "import.preview", { importId: imports.checked });
  const invited = createAccount(
    administrator,
    filled(newAccountForm, {
      email: "new@promoter.example",
      name: "新同事",
      role: "staff",
      locale: "zh-CN",
      organisations: [],
    }),
  );
  const setPassword = new URL(invited.link!.url).pathname;

  const organisation = `/organisations/${firm}`;
  const event = `/events/${running}`;
  const registration = `${event}/registrations/${other}`;
  const byLink = (token: string) => `/public/registrations/${token}`;
  const [draftReport, frozenReport] = [`/reports/${reports.draft}`, `/reports/${reports.frozen}`];
  const preview = `/imports/${imports.checked}`;
  const account = `/settings/accounts/${invited.id}`;
  const [firmName, otherName, thirdName] = [FIRMS[0][0], FIRMS[1][0], FIRMS[2][0]];
  const stands = furnishStands(world, { firm, firmName, otherName, thirdName });
  const allEvents = [held, running, open, full, listed, draft, cancelled, stands.fair];
  return {
    ...furnishPeople({ administrator, staff }, { firm, silent: institute, contact }),
    "/": ["/", "/?period=2026Q3"],
    "/search": ["/search", "/search?q=液压", "/search?q=盾构"],
    "/organisations": [
      "/organisations",
      "/organisations?q=没有这一家",
      "/organisations?filter.kind=enterprise&sort=-name&perPage=2",
    ],
    "/organisations/new": ["/organisations/new"],
    "/organisations/:id": [organisation, `/organisations/${institute}`],
    "/organisations/:id/edit": [`${organisation}/edit`],
    "/organisations/:id/archive": [`${organisation}/archive`],
    "/organisations/:id/changes/:seq/restoration": changesOf(staff, firm).map(
      (seq) => `${organisation}/changes/${seq}/restoration`,
    ),
    "/organisations/:id/promoters": [`${organisation}/promoters`],
    "/organisations/:id/contacts/new": [`${organisation}/contacts/new`],
    "/organisations/:id/contacts/:contactId": [`${organisation}/contacts/${contact}`],
    "/organisations/:id/contacts/:contactId/removal": [`${organisation}/contacts/${contact}/removal`],
    "/organisations/:id/contacts/:contactId/disclosure": [`${organisation}/contacts/${contact}/disclosure`],
    "/organisations/:id/files": [`${organisation}/files`],
    "/organisations/:id/notes": [`${organisation}/notes`, `/organisations/${institute}/notes`],
    "/organisations/:id/credit-code": [`${organisation}/credit-code`],
    "/settings/industries": ["/settings/industries"],
    "/organisations/:id/confirmation": [`${organisation}/confirmation`],
    "/organisations/:id/confirmation-request": [`${organisation}/confirmation-request`],
    "/organisations/:id/proposals/:proposalId": [
      `${organisation}/proposals/${proposals.open}`,
      `${organisation}/proposals/${proposals.settled}`,
    ],
    "/portal/organisations/:id": [`/portal${organisation}`],
    "/portal/organisations/:id/confirmation": [`/portal${organisation}/confirmation`],
    "/portal/organisations/:id/proposal": [`/portal${organisation}/proposal`],
    "/files/of/:kind/:subjectId": [
      `/files/of/organisation/${firm}`,
      `/files/of/firm_file/${firm}`,
      `/files/of/shared_file/${firm}`,
    ],
    "/files/:id/removal": [`/files/${licence}/removal`],
    ...furnishGovernance(world, { firmName: FIRMS[0][0] }),
    ...furnishConduct(world, { firm, firmName: FIRMS[0][0], otherName: FIRMS[1][0] }),
    ...furnishInvitations(world, { firm, other: institute }),
    ...furnishApproval(world, firm),
    ...furnishAfterwards(world, { held, firmName: FIRMS[0][0], otherName: FIRMS[1][0] }),
    "/events": ["/events", "/events?filter.upcoming=yes&sort=title"],
    "/events/new": ["/events/new"],
    ...furnishSeries(world, held),
    ...stands.addresses,
    "/events/:id/template": [`${event}/template`],
    "/events/statistics": ["/events/statistics", `/events/statistics?period=${world.today.slice(0, 4)}`],
    "/events/:id": allEvents.map((id) => `/events/${id}`),
    "/events/:id/edit": [`${event}/edit`],
    "/events/:id/copy": [`${event}/copy`],
    "/events/:id/cancellation": [`/events/${open}/cancellation`],
    "/events/:id/publication": [`/events/${draft}/publication`],
    "/events/:id/withdrawal": [`${event}/withdrawal`],
    "/events/:id/reopening": [`/events/${cancelled}/reopening`],
    "/events/:id/registrations": [
      `${event}/registrations`,
      `/events/${listed}/registrations`,
      `/events/${draft}/registrations`,
    ],
    "/events/:id/registrations/new": [`${event}/registrations/new`],
    "/events/:id/registrations/:registrationId": [registration],
    "/events/:id/registrations/:registrationId/confirmation": [`${registration}/confirmation`],
    "/events/:id/registrations/:registrationId/cancellation": [`${registration}/cancellation`],
    "/events/:id/registrations/:registrationId/organisation": [`${registration}/organisation`],
    "/events/:id/door": [`${event}/door`, `${event}/door?q=没有此人`, `/events/${open}/door`],
    "/events/:id/door/scan": [`${event}/door/scan`, `/events/${cancelled}/door/scan`],
    "/events/:id/door/tickets": [`${event}/door/tickets`],
    "/events/:id/door/tickets/:code": [
      `${event}/door/tickets/${seated.code}`,
      `/events/${open}/door/tickets/${seated.code}`,
      `${event}/door/tickets/1-ABCD`,
    ],
    "/events/:id/door/sign-ins": [`${event}/door/sign-ins`],
    "/events/:id/door/sign-ins/:signInId/removal": [`${event}/door/sign-ins/${signIn}/removal`],
    "/events/:id/attendance": [`/events/${held}/attendance`, `/events/${open}/attendance`],
    "/events/:id/presence": [`${event}/presence`, `${event}/presence?q=没有此人`, `/events/${open}/presence`],
    "/events/:id/presence/print": [`${event}/presence/print`, `/events/${held}/presence/print`],
    "/events/:id/attendance/:countId/removal": [`/events/${held}/attendance/${countId}/removal`],
    "/public/events": [
      "/public/events",
      "/public/events?view=calendar",
      `/public/events?month=${world.today.slice(0, 7)}`,
    ],
    "/public/events/:id": [running, open, full, listed, cancelled, stands.fair].map((id) => `/public/events/${id}`),
    "/public/events/:id/sent": [`/public/events/${open}/sent`],
    "/public/tickets/:code": [`/public/tickets/${seated.code}`],
    "/public/registrations/:token": [byLink(pending), byLink(confirmed), byLink(waits)],
    "/public/registrations/:token/people": [`${byLink(confirmed)}/people`],
    "/public/registrations/:token/cancellation": [`${byLink(confirmed)}/cancellation`],
    "/public/privacy": ["/public/privacy"],
    "/portal": ["/portal", "/portal?done=registered"],
    "/portal/registrations/:id": [own, waiting, accepts].map((id) => `/portal/registrations/${id}`),
    "/portal/registrations/:id/cancellation": [`/portal/registrations/${own}/cancellation`],
    "/reports": ["/reports"],
    "/reports/open": ["/reports/open?period=2026Q1"],
    "/reports/:id": [draftReport, `${draftReport}?figure=lectures_held`, frozenReport],
    "/reports/:id/cover": [`${draftReport}/cover`],
    "/reports/:id/texts/:section": [`${draftReport}/texts/activities`],
    "/reports/:id/freeze": [`${draftReport}/freeze`],
    "/reports/:id/print": [`${frozenReport}/print`],
    "/reports/:id/figures/*": [`${frozenReport}/figures/attendance`],
    "/reports/:id/restatements": [`${frozenReport}/restatements`, `${draftReport}/restatements`],
    "/plan": ["/plan?year=2026"],
    "/imports": ["/imports"],
    "/imports/new": ["/imports/new"],
    "/imports/:id/columns": [`/imports/${imports.mapping}/columns`],
    "/imports/:id": [preview, `/imports/${imports.committed}`, `/imports/${imports.undone}`],
    "/imports/:id/rows/:row/correction": [`${preview}/rows/3/correction`],
    "/imports/:id/rows/:row/decision": [`${preview}/rows/3/decision`],
    "/imports/:id/commit": [`${preview}/commit`],
    "/imports/:id/undo": [`/imports/${imports.committed}/undo`],
    "/imports/:id/discarding": [`${preview}/discarding`],
    "/lists/:list/views": ["/lists/organisations/views", "/lists/events/views"],
    "/lists/:list/views/:id": [`/lists/organisations/views/${view}`],
    "/lists/:list/views/:id/removal": [`/lists/organisations/views/${view}/removal`],
    "/lists/:list/acts": ["/lists/organisations/acts", "/lists/events/acts?ids="],
    "/lists/:list/acts/:act": [
      "/lists/organisations/acts/size?set.value=small",
      "/lists/organisations/acts/promoter",
      "/lists/organisations/acts/archive",
      "/lists/events/acts/withdrawal?filter.gone=1",
    ],
    "/bulk-changes": ["/bulk-changes"],
    "/bulk-changes/:id": [doneChange, undoneChange, industryChange].map((id) => `/bulk-changes/${id}`),
    "/bulk-changes/:id/undo": [`/bulk-changes/${doneChange}/undo`],
    "/forgotten-password": ["/forgotten-password", "/forgotten-password?asked=yes"],
    "/sign-in": ["/sign-in", "/sign-in?next=/events"],
    "/setup/:token": ["/setup/of-another-day"],
    "/set-password/:token": [setPassword, "/set-password/of-another-day"],
    "/sign-in/code": ["/sign-in/code", "/sign-in/code?with=recovery"],
    "/sign-in/set-up": ["/sign-in/set-up"],
    "/account": ["/account"],
    "/account/password": ["/account/password"],
    "/account/sessions": ["/account/sessions"],
    "/account/second-factor": ["/account/second-factor"],
    "/account/second-factor/confirmation": ["/account/second-factor/confirmation"],
    "/account/second-factor/removal": ["/account/second-factor/removal"],
    "/account/recovery-codes": ["/account/recovery-codes"],
    "/account/tokens": ["/account/tokens"],
    "/account/calendars": ["/account/calendars"],
    "/settings/webhooks": ["/settings/webhooks"],
    "/settings/webhooks/:id": [`/settings/webhooks/${webhook}`],
    "/settings/tokens": ["/settings/tokens"],
    "/settings/tokens/:id/ending": [`/settings/tokens/${token}/ending`],
    "/settings/accounts": ["/settings/accounts"],
    "/settings/accounts/new": ["/settings/accounts/new"],
    "/settings/accounts/:id": [account],
    "/settings/accounts/:id/looking": [`${account}/looking`],
    "/settings/accounts/:id/permissions": [`${account}/permissions`],
    "/settings/accounts/:id/link": [`${account}/link`],
    "/settings/accounts/:id/second-factor": [`${account}/second-factor`],
    "/settings/accounts/:id/suspension": [`${account}/suspension`],
    "/settings/accounts/:id/restoration": [`${account}/restoration`],
    "/settings/permissions": ["/settings/permissions"],
    "/settings/backups/:name/restoration": [`/settings/backups/${backup}/restoration`],
    "/settings/mail": ["/settings/mail"],
    "/settings/health": ["/settings/health"],
    "/settings/backups": ["/settings/backups"],
    "/settings/backups/schedule": ["/settings/backups/schedule"],
    ...furnishMembership(world, administrator),
    ...(await furnishDuplicates(world)),
    ...furnishRecognitions(world, { firm, institute, otherName: FIRMS[2][0] }),
    "/settings/promoters": ["/settings/promoters"],
    "/settings/promoters/new": ["/settings/promoters/new"],
    "/settings/promoters/:id": ["/settings/promoters/1"],
    "/jobs": ["/jobs"],
    "/jobs/:id": ["/jobs/1"],
    "/outbox": ["/outbox"],
    "/outbox/:id": ["/outbox/1"],
    "/audit": ["/audit"],
    "/audit/verification": ["/audit/verification"],
    "/*": ["/nowhere/at/all"],
  };
}

/** The firm says what is wrong with its data; staff have decided about one of two. */
function proposalsOfBothStates(world: World, staff: Context, firm: number) {
  const representative = {
    ...staff,
    actor: {
      role: "firm_representative" as const,
      userId: staff.actor.userId,
      name: "曹伟欣",
      organisationIds: [firm],
      promoterId: null,
    },
  };
  const propose = (changes: Record<string, string>) =>
    proposeChanges(
      representative,
      firm,
      filled(proposalForm, {
        ...proposableEntries(representative, firm),
        ...changes,
        submissionKey: randomUUID(),
      }),
    );
  const settled = propose({ shortName: "湘凯液压", website: "" });
  settleProposal(staff, {
    organisationId: firm,
    proposalId: settled,
    decisions: { shortName: "accepted", website: "declined" },
  });
  return {
    settled,
    open: propose({ address: "长沙市岳麓区麓谷大道 2 号", sizeClass: "large", remark: "厂房搬到了对面。" }),
  };
}

/** @returns the token of the link in the mail */
function visitorRegistration(world: World, eventId: number, email: string): string {
  const token = newRegistrationToken();
  const input = filled(registrationForm, {
    organisationName: "一家还不是成员的公司",
    contactName: "孙丽",
    email,
    people: [{ name: "孙丽", duty: "副总经理" }, { name: "周杰" }],
    noticeVersion: PRIVACY_NOTICE_VERSION,
    submissionKey: randomUUID(),
  });
  registerForEvent({ ...world.as("staff"), actor: VISITOR }, eventId, input, token);
  return token.token;
}

/** Sets one field of all firms. */
function bulkChange(staff: Context, actId: string, value: string): number {
  const asked = {
    listId: "organisations",
    actId,
    values: { value },
    target: targetOf(bulkRegistry.organisations!, new URLSearchParams()),
  };
  const { fingerprint } = previewBulkChange(staff, bulkRegistry, asked);
  return runBulkChange(staff, bulkRegistry, { ...asked, fingerprint, typedCount: "" });
}

async function importsOfAllStates(staff: Context) {
  const upload = (fileName: string, rows: readonly (readonly string[])[]) =>
    storeImport(staff, organisationImport, {
      fileName,
      fileHash: randomUUID(),
      mapping: { "0": "legalName", "1": "creditCode", "2": "products" },
      findings: {
        format: "csv",
        encoding: "gb18030",
        sheet: "",
        otherSheets: [],
        headerRow: 1,
        headers: ["单位全称", "统一社会信用代码", "主营产品"],
        samples: [rows.map((cells) => cells[0]!), rows.map((cells) => cells[1]!), rows.map((cells) => cells[2]!)],
        proposed: ["exact", "exact", "similar"],
        contested: [],
        rowCount: rows.length,
        leftOut: [],
        problems: [],
      },
      rows: rows.map((cells, index) => ({ rowNumber: index + 2, cells: [...cells] })),
    });
  const check = async (id: number) => {
    const mapping = { "0": "legalName", "1": "creditCode", "2": "products" };
    chooseMapping(staff, importRegistry, id, { mapping, onMatch: "update" });
    await checkImport(staff, importRegistry, id);
    return id;
  };
  const commit = async (id: number) => {
    commitImport(staff, importRegistry, await check(id), { skipErrors: true });
    return id;
  };
  const mixed = [
    ["湘潭履带有限公司", syntheticCreditCode("91", "430300", 31), "履带"],
    ["信用代码写错的公司", "9143030OMAXX0005", "回转支承"],
    [FIRMS[2][0], "", "铸件；锻件；高锰钢耐磨件"],
    [FIRMS[0][0], syntheticCreditCode("91", "430104", 39), "油缸"],
  ];
  const mapping = upload("还没有核对列的名单.csv", mixed);
  const committed = await commit(upload("已导入的名单.csv", [["株洲电机有限公司", "", "电机"]]));
  const undone = await commit(upload("撤销了的名单.csv", [["益阳橡胶件有限公司", "", "密封件"]]));
  undoImport(staff, importRegistry, undone);
  const checked = await check(upload("待写入的会员名单（2026 年第三季度，含待确认和有错误的行）.csv", mixed));
  await correctRow(staff, importRegistry, checked, 2, { "2": "履带总成" });
  return { mapping, committed, undone, checked };
}

/** One reason for everything that reads differently now. */
function restateLateCounts(administrator: Context, frozen: number): void {
  const unexplained = reportDifferences(administrator, findReport(administrator, frozen));
  recordCommonRestatement(administrator, frozen, {
    differencesHash: differencesFingerprint(unexplained),
    reason: "签到册后来才交齐，人数重新统计",
  });
}

function reportsOfBothStates(world: World, administrator: Context, held: number) {
  const frozen = openReport(administrator, "2026Q3", 1);
  saveReportText(administrator, frozen, "keyFigures", {
    version: 1,
    textZh: MANY_WORDS,
    textEn: "In short: a busy quarter.",
  });
  freezeReport(administrator, frozen, 2);
  world.count(held, "2026-09-11", 260);
  restateLateCounts(administrator, frozen);
  world.count(held, "2026-09-10", 98);
  const draft = openReport(administrator, "2026Q2", 1);
  saveReportText(administrator, draft, "activities", { version: 1, textZh: "尚未定稿的文字", textEn: "Not final yet" });
  return { draft, frozen };
}

/** The first and the latest change of an organisation: one that was changed again since, and one that can be taken back. */
function changesOf(context: Context, organisationId: number): number[] {
  const seqs = context.db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, "organisation"),
        eq(auditEntries.subjectId, organisationId),
        eq(auditEntries.action, "organisation.update"),
      ),
    )
    .orderBy(auditEntries.seq)
    .all()
    .map(({ seq }) => seq);
  return [seqs.at(0)!, seqs.at(-1)!];
}

/** A sound backup that could not be carried off, and one that failed; gives the name of the sound one. */
function backUp({ folder }: World): string {
  const backups = path.join(folder, "backups");
  const now = Date.now();
  const sound = newRecord("manual", now - 60_000);
  writeBackup({ dataFolder: folder, target: path.join(backups, sound.name), now: () => sound.at });
  const offSite = { at: now, code: 7, lines: ["ssh: connect to host backup.example port 22: No route to host"] };
  writeBackupRecord(backups, { ...sound, state: "sound", bytes: 1_234_567, milliseconds: 800, offSite });
  const failed = newRecord("scheduled", now - 30_000);
  writeBackupRecord(backups, { ...failed, problem: { key: "backup.noSpace", params: {} } });
  return sound.name;
}
