import { and, eq } from "drizzle-orm";
import { contacts, mandates, meetingAttendances, bodyMeetings } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField, notFound } from "~/http/errors";
import { namedOrganisation } from "~/modules/organisations/named-organisation.server";
import { findBody, type BodyRecord } from "./find-body.server";
import { holdsOn, whyNotSeated, type MandateIdentity } from "./mandate-days";
import type { MandateInput } from "./mandate-form";

/** @throws Refusal forbidden, not_found, invalid (the same mandate at the same time, the chair is taken, no such organisation) */
export function createMandate(context: Context, bodyId: number, input: MandateInput): number {
  authorize(context, "governance.write");
  return transact(context, () => {
    const columns = decided(context, findBody(context, bodyId), input, null);
    const now = context.now();
    const { id } = context.db
      .insert(mandates)
      .values({ bodyId, ...columns, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: mandates.id })
      .get();
    recordAudit(context, { action: "mandate.create", subjectKind: "body", subjectId: bodyId, after: columns });
    return id;
  });
}

/**
 * Also ends a mandate: it gets a last day, with the reason.
 * @throws Refusal as above, and conflict when somebody else changed it, or when the days leave out a meeting the person was at
 */
export function updateMandate(
  context: Context,
  bodyId: number,
  id: number,
  version: number,
  input: MandateInput,
): void {
  authorize(context, "governance.write");
  transact(context, () => {
    const body = findBody(context, bodyId);
    const mandate = context.db
      .select()
      .from(mandates)
      .where(and(eq(mandates.id, id), eq(mandates.bodyId, bodyId)))
      .get();
    if (!mandate) throw notFound();
    if (mandate.version !== version) throw conflict("error.conflict");
    const columns = decided(context, body, input, id);
    const outside = context.db
      .select({ day: bodyMeetings.day })
      .from(meetingAttendances)
      .innerJoin(bodyMeetings, eq(bodyMeetings.id, meetingAttendances.meetingId))
      .where(eq(meetingAttendances.mandateId, id))
      .all()
      .find(({ day }) => !holdsOn(columns, day));
    if (outside) {
      const field = outside.day < columns.fromDay ? "fromDay" : "untilDay";
      throw invalidField(field, "mandate.problem.attendedOutside", { day: outside.day });
    }
    if (changedFields(mandate, columns).length === 0) return;
    context.db
      .update(mandates)
      .set({ ...columns, version: version + 1, updatedAt: context.now() })
      .where(eq(mandates.id, id))
      .run();
    recordAudit(context, {
      action: "mandate.update",
      subjectKind: "body",
      subjectId: bodyId,
      before: mandate,
      after: columns,
      about: { personName: columns.personName },
    });
  });
}

function decided(context: Context, body: BodyRecord, input: MandateInput, id: number | null) {
  const { organisation, ...rest } = input;
  const organisationId = organisation === null ? null : namedOrganisation(context, "organisation", organisation).id;
  if (body.dissolvedOn !== null && input.fromDay > body.dissolvedOn)
    throw invalidField("fromDay", "mandate.problem.bodyDissolved", { day: body.dissolvedOn });
  const others = context.db.select().from(mandates).where(eq(mandates.bodyId, body.id)).all() as MandateIdentity[];
  const reason = whyNotSeated({ ...rest, organisationId }, others, id);
  if (reason) throw invalidField("personName", reason.key, reason.params);
  // A contact is the person when exactly one of the organisation has the name.
  const people =
    organisationId === null
      ? []
      : context.db
          .select({ id: contacts.id })
          .from(contacts)
          .where(and(eq(contacts.organisationId, organisationId), eq(contacts.name, input.personName)))
          .limit(2)
          .all();
  return { ...rest, organisationId, contactId: people.length === 1 ? people[0]!.id : null };
}
