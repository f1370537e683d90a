import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { DAYS_TO_ANSWER } from "~/personal-data/person-requests.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import { dataRequests } from "~db/schema";
import { transact } from "~db/transact";
import type { DataRequestValues } from "./data-request-form";

const DAY_MS = 24 * 3_600_000;
const PER_DAY = 20;

/**
 * A firm asks that data be put right or that those of a person be deleted. Nothing is changed by asking: staff decide and answer.
 * @returns the id of the request; the same form sent twice is one request
 */
export function askAboutData(context: Context, organisationId: number, values: DataRequestValues): number {
  authorize(context, "dataRequest.make", { id: organisationId });
  visibleOrganisation(context, organisationId);
  takeTurn(`data-request:${context.actor.userId ?? 0}`, { limit: PER_DAY, windowMs: DAY_MS }, context.now());
  return transact(context, () => {
    const earlier = context.db
      .select({ id: dataRequests.id, organisationId: dataRequests.organisationId, askedBy: dataRequests.askedBy })
      .from(dataRequests)
      .where(eq(dataRequests.submissionKey, values.submissionKey))
      .get();
    if (earlier) {
      if (earlier.organisationId === organisationId && earlier.askedBy === context.actor.userId) return earlier.id;
      throw conflict("error.conflict");
    }
    const receivedOn = dayOfInstant(context.now());
    const { id } = context.db
      .insert(dataRequests)
      .values({
        organisationId,
        kind: values.kind,
        personName: values.kind === "deletion" ? values.personName : null,
        text: values.text,
        receivedOn,
        dueOn: addDays(receivedOn, DAYS_TO_ANSWER),
        askedAt: context.now(),
        askedBy: context.actor.userId,
        submissionKey: values.submissionKey,
        version: 1,
      })
      .returning({ id: dataRequests.id })
      .get();
    // Without the words of the firm and the name of the person: the entry stays when everything else is erased.
    recordAudit(context, {
      action: "dataRequest.make",
      subjectKind: "organisation",
      subjectId: organisationId,
      after: { request: id, kind: values.kind, receivedOn },
    });
    return id;
  });
}
