import type { Context } from "~/access/context";
import { testWorld } from "~/access/testing";
import { instantAt } from "~/values/business-day";
import { complaintForm } from "./complaint-form";
import { findComplaint } from "./find-complaint.server";
import { receiveComplaint } from "./receive-complaint.server";
import { takeComplaintStep } from "./take-complaint-step.server";
import type { ComplaintStep, Ruling } from "./vocabulary";

/** Texts that stand in one complaint only. */
export const CANARY = {
  complainant: "金丝雀投诉人",
  contact: "canary-contact",
  subject: "金丝雀事由",
  text: "金丝雀内容",
  evidence: "金丝雀证据",
};

/** A firm complained about with its representative, another firm that complained, two people of the promoter. */
export function conductWorld() {
  const world = testWorld(instantAt("2026-10-20", "10:00"));
  const firm = world.organisation("湘凯液压股份有限公司", { memberSince: "2024-01-01" });
  const other = world.organisation("浏阳精铸有限公司", { memberSince: "2024-01-01" });
  const receiver = world.account("staff");
  const judge = world.account("staff");
  const thirdPerson = world.account("administrator");
  const complain = (values: Record<string, unknown> = {}) =>
    receiveComplaint(
      receiver,
      complaintForm.parse({
        aboutName: "湘凯液压股份有限公司",
        complainantOrganisation: "浏阳精铸有限公司",
        complainantName: CANARY.complainant,
        complainantContact: CANARY.contact,
        confidential: "on",
        subject: CANARY.subject,
        text: CANARY.text,
        evidence: CANARY.evidence,
        receivedOn: "2026-10-20",
        ...values,
      }),
    );
  const step = (
    context: Context,
    id: number,
    kind: Exclude<ComplaintStep, "assign">,
    text = "理由",
    outcome?: Ruling,
  ) => takeComplaintStep(context, id, kind, { version: findComplaint(receiver, id).version, text, outcome });
  const informed = (values: Record<string, unknown> = {}) => {
    const id = complain(values);
    step(receiver, id, "admit");
    step(receiver, id, "inform", "有单位反映贵公司低于成本报价");
    return id;
  };
  return {
    ...world,
    firm,
    other,
    receiver,
    judge,
    thirdPerson,
    ofFirm: world.account("firm_representative", [firm]),
    ofOther: world.account("firm_representative", [other]),
    viewer: world.account("viewer"),
    complain,
    step,
    informed,
  };
}
