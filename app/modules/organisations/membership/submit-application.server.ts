import { and, eq, inArray, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { invalidField, Refusal } from "~/http/errors";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import { membershipApplications } from "~db/schema";
import { transact } from "~db/transact";
import { comparableName } from "../comparable-name";
import type { ApplicationInput } from "./application-form";
import { OPEN_STATES } from "./application-lifecycle";
import { mailApplication } from "./application-mail.server";
import { newApplicationToken, type ApplicationToken } from "./application-token.server";
import { findClass } from "./find-class.server";

/**
 * Takes an application in. The same form sent twice is one application; so is another form of the same organisation from the same
 * mail address while the first one waits: the latest form counts. The applicant learns nothing of what is on record.
 * @throws Refusal invalid (class), conflict while no promoter is set up
 */
export function submitApplication(
  context: Context,
  input: ApplicationInput,
  token: ApplicationToken = newApplicationToken(),
): { id: number } {
  authorize(context, "membership.apply");
  return transact(context, () => {
    const { db } = context;
    const sent = db
      .select({ id: membershipApplications.id })
      .from(membershipApplications)
      .where(eq(membershipApplications.submissionKey, input.submissionKey))
      .get();
    if (sent) return sent;
    const hub = findHub(context);
    if (!hub) throw new Refusal("conflict", "organisation.noPromoter");
    if (input.wishedClassId !== null) {
      const wished = findClass(context, input.wishedClassId);
      if (!wished || wished.retiredAt !== null) throw invalidField("wishedClassId", "field.notAChoice");
    }
    const now = context.now();
    const { submissionKey, ...values } = input;
    const waiting = db
      .select()
      .from(membershipApplications)
      .where(
        and(eq(membershipApplications.email, input.email), inArray(membershipApplications.state, [...OPEN_STATES])),
      )
      .all()
      .find(
        (other) =>
          (input.creditCode !== null && other.creditCode === input.creditCode) ||
          comparableName(other.legalName) === comparableName(input.legalName),
      );
    if (waiting) {
      db.update(membershipApplications)
        .set({ ...values, updatedAt: now, version: sql`${membershipApplications.version} + 1` })
        .where(eq(membershipApplications.id, waiting.id))
        .run();
      recordAudit(context, {
        action: "application.replace",
        subjectKind: "application",
        subjectId: waiting.id,
        before: { ...waiting },
        after: { ...values },
      });
      return { id: waiting.id };
    }
    const application = db
      .insert(membershipApplications)
      .values({
        ...values,
        submissionKey,
        promoterId: hub.id,
        locale: context.locale,
        tokenHash: token.hash,
        state: "received",
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning()
      .get();
    recordAudit(context, {
      action: "application.submit",
      subjectKind: "application",
      subjectId: application.id,
      after: { legalName: input.legalName, creditCode: input.creditCode, kind: input.kind },
    });
    mailApplication(context, application, "Received", {
      link: `${context.origin}/public/membership/applications/${token.token}`,
    });
    return { id: application.id };
  });
}
