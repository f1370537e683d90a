import { eq } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { dayOfInstant } from "~/values/business-day";
import { confirmationRequests, promoters } from "~db/schema";
import { transact } from "~db/transact";
import { organisationInCare } from "../organisation-care.server";
import { representativesOf } from "../representatives.server";

/**
 * Asks the representatives of a firm, each in their language, to look at what is kept of it. Once a day at most.
 * @returns how many were asked
 * @throws Refusal (conflict) when nobody speaks for it, or it was asked today
 */
export function askToConfirm(context: Context, id: number): number {
  authorize(context, "organisation.write");
  return transact(context, () => {
    const organisation = organisationInCare(context, id);
    const people = representativesOf(context, id);
    if (people.length === 0) throw conflict("confirmation.nobodyToAsk");
    const promoter = context.db.select().from(promoters).where(eq(promoters.id, organisation.promoterId)).get();
    const today = dayOfInstant(context.now());
    const asked = people.filter(({ userId, name, email, locale }) => {
      const t = translateFor(locale);
      const params = {
        name,
        firm: organisation.legalName,
        promoter: (locale === "en" ? promoter?.nameEn : promoter?.nameZh) ?? t("product.name"),
        link: `${context.origin}/portal/organisations/${id}`,
      };
      return enqueueMail(context, {
        causeKey: `confirm-data:${id}:${userId}:${today}`,
        recipient: email,
        locale,
        subject: t("mail.confirmData.subject", params),
        body: t("mail.confirmData.body", params),
      });
    });
    if (asked.length === 0) throw conflict("confirmation.askedToday");
    context.db
      .insert(confirmationRequests)
      .values({
        organisationId: id,
        recipients: asked.length,
        askedBy: context.actor.userId,
        askedAt: context.now(),
      })
      .run();
    recordAudit(context, {
      action: "organisation.askToConfirm",
      subjectKind: "organisation",
      subjectId: id,
      after: { recipients: asked.length },
    });
    return asked.length;
  });
}
