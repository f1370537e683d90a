import { commendationForm } from "~/modules/conduct/commendation-form";
import { complaintForm } from "~/modules/conduct/complaint-form";
import { findComplaint } from "~/modules/conduct/find-complaint.server";
import { commend, publishCommendation } from "~/modules/conduct/keep-commendations.server";
import { newPledgeForm, paperSignatureForm } from "~/modules/conduct/pledge-form";
import { receiveComplaint } from "~/modules/conduct/receive-complaint.server";
import { createPledge } from "~/modules/conduct/save-pledge.server";
import { recordPaperSignature } from "~/modules/conduct/sign-pledge.server";
import { takeComplaintStep } from "~/modules/conduct/take-complaint-step.server";
import type { ComplaintStep, Ruling } from "~/modules/conduct/vocabulary";
import { filled, type World } from "./world";

/** Pledges, commendations and complaints about the first firm, in every state that a page can show. */
export function furnishConduct(
  world: World,
  { firm, firmName, otherName }: { firm: number; firmName: string; otherName: string },
): Record<string, string[]> {
  const [staff, administrator] = [world.as("staff"), world.as("administrator")];
  const pledge = createPledge(
    staff,
    filled(newPledgeForm, {
      titleZh: "合力打造世界级工程机械产业集群倡议书",
      titleEn: "Building a world-class construction machinery cluster together",
      textZh: "一、不以低于成本的价格竞争。\n二、尊重知识产权。\n三、按期足额付款。",
      validFrom: "2026-01-01",
    }),
  );
  const ended = createPledge(
    staff,
    filled(newPledgeForm, {
      titleZh: "已截止的公约",
      textZh: "正文",
      validFrom: "2025-01-01",
      openUntil: "2025-12-31",
    }),
  );
  recordPaperSignature(
    staff,
    pledge,
    filled(paperSignatureForm, {
      organisation: otherName,
      signatoryName: "刘洋",
      signatoryDuty: "院长",
      signedOn: "2026-02-01",
    }),
  );
  const commended = (reason: string) =>
    commend(
      staff,
      filled(commendationForm, { organisation: firmName, day: "2026-06-01", awardedBy: "第一届理事会", reason }),
    );
  const commendation = commended("带动二十家配套企业改进质量");
  publishCommendation(staff, commended("联合攻关高压密封件"), {
    version: 1,
    consentBy: "曹伟欣",
    consentOn: "2026-06-02",
  });
  const complaint = (subject: string, values: Record<string, unknown> = {}) =>
    receiveComplaint(
      staff,
      filled(complaintForm, {
        aboutName: firmName,
        complainantOrganisation: otherName,
        complainantName: "刘洋",
        confidential: "on",
        subject,
        text: "在投标中以低于成本的价格竞争。".repeat(5),
        evidence: "招标文件与报价单",
        receivedOn: world.today,
        ...values,
      }),
    );
  const step = (id: number, kind: Exclude<ComplaintStep, "assign">, outcome?: Ruling) =>
    takeComplaintStep(kind === "rule" ? administrator : staff, id, kind, {
      version: findComplaint(staff, id).version,
      text: "说明理由的文字。".repeat(6),
      personName: kind === "inform" ? null : "谭晓丽、易建国",
      outcome,
    });
  const received = complaint("找不到的单位", { aboutName: "名单里没有的公司", confidential: undefined });
  const refused = complaint("与行业无关的投诉");
  step(refused, "refuse");
  const admitted = complaint("已受理的投诉");
  step(admitted, "admit");
  const heard = (subject: string, ...steps: Exclude<ComplaintStep, "assign" | "rule">[]) => {
    const id = complaint(subject);
    for (const kind of ["admit", "inform", ...steps] as const) step(id, kind);
    return id;
  };
  const informed = heard("低价竞争");
  const answered = heard("拖欠货款", "answer");
  const ruled = heard("侵犯专利", "answer");
  step(ruled, "rule", "warning");
  const appealed = heard("虚假宣传", "answer");
  step(appealed, "rule", "suspension_proposed");
  step(appealed, "appeal");

  const of = (id: number) => `/conduct/complaints/${id}`;
  const own = (id: number) => `/portal/complaints/${id}`;
  return {
    "/conduct": ["/conduct", "/conduct?period=2026Q1"],
    "/settings/conduct": ["/settings/conduct", "/settings/conduct?saved=yes"],
    "/conduct/complaints": ["/conduct/complaints", "/conduct/complaints?filter.outcome=warning"],
    "/conduct/complaints/new": ["/conduct/complaints/new"],
    "/conduct/complaints/:id": [received, refused, admitted, informed, answered, ruled, appealed].map(of),
    "/conduct/complaints/:id/assignment": [`${of(received)}/assignment`],
    "/conduct/complaints/:id/refusal": [`${of(received)}/refusal`],
    "/conduct/complaints/:id/admission": [`${of(received)}/admission`],
    "/conduct/complaints/:id/information": [`${of(admitted)}/information`],
    "/conduct/complaints/:id/statement": [`${of(informed)}/statement`],
    "/conduct/complaints/:id/ruling": [`${of(answered)}/ruling`],
    "/conduct/complaints/:id/appeal": [`${of(ruled)}/appeal`],
    "/conduct/complaints/:id/decision": [`${of(appealed)}/decision`],
    "/conduct/complaints/:id/withdrawal": [`${of(admitted)}/withdrawal`],
    "/conduct/pledges": ["/conduct/pledges"],
    "/conduct/pledges/new": ["/conduct/pledges/new"],
    "/conduct/pledges/:id": [`/conduct/pledges/${pledge}`, `/conduct/pledges/${ended}`],
    "/conduct/pledges/:id/edit": [`/conduct/pledges/${pledge}/edit`],
    "/conduct/pledges/:id/texts/new": [`/conduct/pledges/${pledge}/texts/new`],
    "/conduct/pledges/:id/signatures/new": [`/conduct/pledges/${pledge}/signatures/new`],
    "/conduct/commendations": ["/conduct/commendations"],
    "/conduct/commendations/new": ["/conduct/commendations/new"],
    "/conduct/commendations/:id/publication": [`/conduct/commendations/${commendation}/publication`],
    "/conduct/commendations/:id/withdrawal": [`/conduct/commendations/${commendation}/withdrawal`],
    "/organisations/:id/conduct": [`/organisations/${firm}/conduct`],
    "/public/commendations": ["/public/commendations"],
    "/portal/conduct": ["/portal/conduct", "/portal/conduct?signed=yes"],
    "/portal/pledges/:id": [`/portal/pledges/${pledge}`, `/portal/pledges/${ended}`],
    "/portal/commendations/:id/consent": [`/portal/commendations/${commendation}/consent`],
    "/portal/complaints/new": ["/portal/complaints/new"],
    "/portal/complaints/:id": [informed, ruled, appealed].map(own),
    "/portal/complaints/:id/statement": [`${own(informed)}/statement`],
    "/portal/complaints/:id/appeal": [`${own(ruled)}/appeal`],
  };
}
