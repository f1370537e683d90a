import { eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import { consentToken } from "~/modules/organisations/contacts/contact-mail.server";
import { consentForm } from "~/modules/organisations/contacts/contact-form";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { noticeForm } from "~/modules/organisations/contacts/notice-form";
import { publishNotice } from "~/modules/organisations/contacts/publish-notice.server";
import { withdrawConsent } from "~/modules/organisations/contacts/withdraw-consent.server";
import { agreeDirectory } from "~/modules/organisations/directory/agree-directory.server";
import { directoryForm } from "~/modules/organisations/directory/directory-form";
import { personRequestForm } from "~/personal-data/person-request-form";
import { carryOutErasure, closeAccessRequest, recordPersonRequest } from "~/personal-data/person-requests.server";
import { answerDataRequest, lookForNamedPerson } from "~/modules/desk/answer-data-request.server";
import { askAboutData } from "~/modules/desk/ask-about-data.server";
import { dataAnswerForm, dataRequestForm } from "~/modules/desk/data-request-form";
import { representations } from "~db/schema";
import type { Addresses } from "./furnished-world";
import { filled } from "./world";

/** Consents, the public directory, and requests of people, in every state that a page can show. */
export function furnishPeople(
  { administrator, staff }: { administrator: Context; staff: Context },
  { firm, silent, contact }: { firm: number; silent: number; contact: number },
): Addresses {
  for (const purpose of ["dues", "events", "directory"] as const)
    giveConsent(staff, firm, contact, filled(consentForm, { purpose, way: "paper", evidence: "档案 2026-017" }));
  withdrawConsent(staff, firm, contact, "events", "mail_link");
  agreeDirectory(
    staff,
    firm,
    filled(directoryForm, {
      part: Object.fromEntries(
        ["identity", "products", "website", "description", "phone", "person"].map((part) => [part, "on"]),
      ),
      descriptionZh: "专注工程机械液压件三十年，为主机企业配套高压油缸与多路阀。",
      descriptionEn: "Hydraulic cylinders and valves for construction machinery.",
      phone: "0731-8888 0000",
      contactId: contact,
      way: "paper",
      evidence: "档案 2026-018",
      noticeVersion: "2026-10",
      version: 0,
    }),
  );
  const notice = filled(noticeForm, {
    kind: "contact",
    version: "2026-11",
    textZh: "我们用您的联系方式通知活动与会费。\n您可以随时撤回。",
    textEn: "We use your contact details to tell you of events and dues.",
  });
  publishNotice(administrator, notice.kind, notice);
  const request = (kind: "access" | "erasure", name: string, phone = "") =>
    recordPersonRequest(administrator, filled(personRequestForm, { kind, name, phone, receivedOn: "2026-10-12" }));
  const closed = request("access", "曹伟欣", "0731-8888 0000");
  closeAccessRequest(administrator, closed, 1);
  const erased = request("erasure", "刘洋");
  carryOutErasure(administrator, erased, 1, "刘洋");
  const access = request("access", "曹伟欣", "0731-8888 0000");
  const erasure = request("erasure", "李敏");
  const nobody = request("erasure", "查无此人");

  const requests = requestsOfFirm({ administrator, staff }, firm);

  const organisation = `/organisations/${firm}`;
  const consents = `${organisation}/contacts/${contact}/consents`;
  const link = (purpose: "dues" | "events") => `/public/consents/${consentToken(staff, contact, purpose)}`;
  return {
    "/organisations/:id/contacts": [`${organisation}/contacts`, `/organisations/${silent}/contacts`],
    "/organisations/:id/contacts/:contactId/consents": [`${consents}?saved=yes`],
    "/organisations/:id/contacts/:contactId/consents/:purpose/withdrawal": [`${consents}/dues/withdrawal`],
    "/organisations/:id/directory": [`${organisation}/directory`, `/organisations/${silent}/directory`],
    "/organisations/:id/directory/withdrawal": [`${organisation}/directory/withdrawal`],
    "/public/directory": ["/public/directory", "/public/directory?q=油缸", "/public/directory?q=没有这一家"],
    "/public/directory/:id": [`/public/directory/${firm}`],
    "/public/consents/:token": [link("dues"), link("events")],
    "/settings/directory": ["/settings/directory"],
    "/settings/notices": ["/settings/notices"],
    "/settings/retention": ["/settings/retention"],
    "/portal/organisations/:id/events": [`/portal${organisation}/events`],
    "/portal/organisations/:id/people": [`/portal${organisation}/people`],
    "/portal/organisations/:id/holdings": [`/portal${organisation}/holdings`],
    "/portal/organisations/:id/requests": [`/portal${organisation}/requests`],
    "/portal/organisations/:id/requests/new": ["correction", "deletion"].map(
      (kind) => `/portal${organisation}/requests/new?kind=${kind}`,
    ),
    "/data-requests": ["/data-requests"],
    "/data-requests/:id": requests.map((id) => `/data-requests/${id}`),
    "/people": ["/people"],
    "/people/:id": [closed, erased, access, erasure, nobody].map((id) => `/people/${id}`),
    "/people/:id/record": [`/people/${access}/record`, `/people/${closed}/record`],
    "/people/:id/erasure": [`/people/${erasure}/erasure`, `/people/${nobody}/erasure`],
  };
}

/** Answered, waiting, and one under which a person is looked for. */
function requestsOfFirm({ administrator, staff }: { administrator: Context; staff: Context }, firm: number): number[] {
  const representative = {
    ...staff,
    actor: {
      role: "firm_representative" as const,
      userId: representativeOf(staff, firm),
      name: "曹伟欣",
      organisationIds: [firm],
      promoterId: null,
    },
  };
  const ask = (key: string, values: Record<string, string>) =>
    askAboutData(
      representative,
      firm,
      filled(dataRequestForm, { ...values, submissionKey: `furnished-request-${key}` }),
    );
  const answered = ask("a", { kind: "correction", text: "九月讲座的签到少了一个人：\n李敏当天在场。" });
  answerDataRequest(
    staff,
    answered,
    filled(dataAnswerForm, { version: 1, outcome: "granted", answer: "已按签到册补录。\n谢谢。" }),
  );
  const waiting = ask("b", { kind: "correction", text: "2026 年会费已于七月缴纳。" });
  const deletion = ask("c", { kind: "deletion", personName: "王芳", text: "已离职，请删除她的联系方式。" });
  lookForNamedPerson(administrator, deletion, 1);
  return [answered, waiting, deletion];
}

function representativeOf({ db }: Context, firm: number): number | null {
  const found = db.select().from(representations).where(eq(representations.organisationId, firm)).get();
  return found?.userId ?? null;
}
