import type { Context } from "~/access/context";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { representativesOf } from "~/modules/organisations/representatives.server";
import type { ComplaintRecord } from "./find-complaint.server";

/**
 * Asks those who speak for the firm to look at its desk. The mail itself says nothing of the matter: the outbox is read by others.
 */
export function mailMatterToFirm(context: Context, complaint: ComplaintRecord): void {
  if (complaint.organisationId === null) return;
  for (const { userId, name, email, locale } of representativesOf(context, complaint.organisationId)) {
    const t = translateFor(locale);
    enqueueMail(context, {
      causeKey: `complaint:${complaint.id}:${complaint.version}:${userId}`,
      recipient: email,
      locale,
      subject: t("mail.matter.subject"),
      body: t("mail.matter.body", { name, link: `${context.origin}/portal/conduct` }),
    });
  }
}
