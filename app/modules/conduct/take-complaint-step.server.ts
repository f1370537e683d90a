import { eq } from "drizzle-orm";
import { complaints, complaintSteps } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { dayOfInstant } from "~/values/business-day";
import { daysAfter, whyNotStep } from "./complaint-process";
import { currentRules } from "./conduct-rules.server";
import { findComplaint, findOwnComplaint, type ComplaintRecord } from "./find-complaint.server";
import { mailMatterToFirm } from "./mail-matter-to-firm.server";
import type { ComplaintState, ComplaintStep, Ruling } from "./vocabulary";

/** The state in which each step leaves a complaint. */
const TO: Record<ComplaintStep, ComplaintState | null> = {
  assign: null,
  refuse: "inadmissible",
  admit: "admitted",
  inform: "informed",
  answer: "answered",
  rule: "ruled",
  appeal: "appealed",
  decide: "decided",
  withdraw: "withdrawn",
};

export interface Step {
  version: number;
  text: string;
  personName?: string | null;
  outcome?: Ruling;
}

/** Staff find out whom the complaint means. @throws Refusal not_found, forbidden, invalid, conflict */
export function assignComplaint(
  context: Context,
  id: number,
  { version, organisation }: { version: number; organisation: string },
): void {
  authorize(context, "complaint.handle");
  transact(context, () => {
    const complaint = findComplaint(context, id);
    const { id: organisationId, legalName } = namedOrganisation(context, "organisation", organisation);
    if (complaint.organisationId === organisationId) return;
    take(context, complaint, "assign", { version, text: legalName }, { organisationId });
  });
}

/** A step of those who handle complaints. @throws Refusal not_found, forbidden, conflict with the reason why it cannot be taken */
export function takeComplaintStep(
  context: Context,
  id: number,
  kind: Exclude<ComplaintStep, "assign">,
  step: Step,
): void {
  authorize(context, "complaint.handle");
  transact(context, () => take(context, findComplaint(context, id), kind, step, {}));
}

/** The firm's own statement or appeal, from its desk. @throws Refusal not_found, conflict */
export function answerOwnComplaint(
  context: Context,
  id: number,
  kind: "answer" | "appeal",
  step: { version: number; text: string },
): void {
  transact(context, () => {
    const complaint = findOwnComplaint(context, id);
    authorize(context, "complaint.answer", complaint);
    take(context, complaint, kind, { ...step, personName: context.actor.name }, {});
  });
}

function take(
  context: Context,
  complaint: ComplaintRecord,
  kind: ComplaintStep,
  step: Step,
  change: Partial<ComplaintRecord>,
): void {
  if (complaint.version !== step.version) throw conflict("error.conflict");
  const today = dayOfInstant(context.now());
  const rules = currentRules(context);
  const actor = context.actor.userId;
  const reason = whyNotStep(kind, complaint, { today, actor, rules });
  if (reason) throw conflict(reason.key, reason.params);
  const state = TO[kind] ?? complaint.state;
  const written: Partial<ComplaintRecord> = {
    ...change,
    ...daysAfter(kind, today, rules),
    ...(kind === "rule" ? { ruledBy: actor } : {}),
    ...(step.outcome ? { outcome: step.outcome } : {}),
    state,
  };
  context.db
    .update(complaints)
    .set({ ...written, version: complaint.version + 1, updatedAt: context.now() })
    .where(eq(complaints.id, complaint.id))
    .run();
  context.db
    .insert(complaintSteps)
    .values({
      complaintId: complaint.id,
      kind,
      day: today,
      outcome: step.outcome ?? null,
      text: step.text,
      personName: step.personName ?? null,
      at: context.now(),
      userId: actor,
    })
    .run();
  recordAudit(context, {
    action: `complaint.${kind}`,
    subjectKind: "complaint",
    subjectId: complaint.id,
    // The audit log is read by more people than the matter itself.
    after: { number: complaint.number, state },
  });
  if (kind === "inform" || kind === "rule" || kind === "decide")
    mailMatterToFirm(context, { ...complaint, ...written, version: complaint.version + 1 });
}
