import { eq, like } from "drizzle-orm";
import { complaints, complaintSteps } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField, Refusal } from "~/http/errors";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import type { ComplaintInput, LodgedComplaint } from "./complaint-form";
import { currentRules } from "./conduct-rules.server";

const DAY_MS = 24 * 3_600_000;
const LODGED_A_DAY = 10;

/**
 * A complaint that reached staff. Whom it means is found by its name where that is certain, else staff assigns it.
 * @throws Refusal forbidden, invalid
 */
export function receiveComplaint(context: Context, input: ComplaintInput, submissionKey: string | null = null): number {
  authorize(context, "complaint.handle");
  const { complainantOrganisation, ...rest } = input;
  if (input.receivedOn > dayOfInstant(context.now())) throw invalidField("receivedOn", "complaint.problem.future");
  return transact(context, () => {
    const complainant =
      complainantOrganisation === null
        ? null
        : namedOrganisation(context, "complainantOrganisation", complainantOrganisation).id;
    return write(context, submissionKey, {
      ...rest,
      complainantOrganisationId: complainant,
      source: "staff",
      receivedBy: context.actor.userId,
    });
  });
}

/** A complaint that a firm sends from its own desk. @throws Refusal forbidden, invalid, too_many */
export function lodgeComplaint(context: Context, input: LodgedComplaint, submissionKey: string): number {
  const { organisationId, ...rest } = input;
  authorize(context, "complaint.lodge", { organisationId });
  takeTurn(`complaint:${context.actor.userId}`, { limit: LODGED_A_DAY, windowMs: DAY_MS }, context.now());
  return transact(context, () =>
    write(context, submissionKey, {
      ...rest,
      complainantOrganisationId: organisationId,
      complainantName: context.actor.name,
      complainantContact: null,
      receivedOn: dayOfInstant(context.now()),
      source: "portal",
      receivedBy: null,
    }),
  );
}

type Received = Omit<ComplaintInput, "complainantOrganisation"> & {
  complainantOrganisationId: number | null;
  source: "staff" | "portal";
  receivedBy: number | null;
};

function write(context: Context, submissionKey: string | null, received: Received): number {
  if (submissionKey !== null) {
    const made = context.db
      .select({ id: complaints.id })
      .from(complaints)
      .where(eq(complaints.submissionKey, submissionKey))
      .get();
    if (made) return made.id;
  }
  const now = context.now();
  const number = nextNumber(context, received.receivedOn.slice(0, 4));
  const { id } = context.db
    .insert(complaints)
    .values({
      ...received,
      number,
      organisationId: certainOrganisation(context, received.aboutName),
      state: "received",
      dueDay: addDays(received.receivedOn, currentRules(context).closureDays),
      submissionKey,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: complaints.id })
    .get();
  context.db
    .insert(complaintSteps)
    .values({
      complaintId: id,
      kind: "receive",
      day: received.receivedOn,
      text: "",
      at: now,
      userId: context.actor.userId,
    })
    .run();
  // The audit log is read by more people than the matter itself: it tells that, and not what nor of whom.
  recordAudit(context, {
    action: "complaint.receive",
    subjectKind: "complaint",
    subjectId: id,
    after: { number, state: "received" },
  });
  return id;
}

function certainOrganisation(context: Context, name: string): number | null {
  try {
    return namedOrganisation(context, "aboutName", name).id;
  } catch (error) {
    if (error instanceof Refusal && error.kind === "invalid") return null;
    throw error;
  }
}

/** Such as `2026-003`. */
function nextNumber(context: Context, year: string): string {
  const last = context.db
    .select({ number: complaints.number })
    .from(complaints)
    .where(like(complaints.number, `${year}-%`))
    .all()
    .reduce((most, { number }) => Math.max(most, Number(number.slice(5))), 0);
  return `${year}-${String(last + 1).padStart(3, "0")}`;
}
