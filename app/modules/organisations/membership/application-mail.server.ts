import type { Context } from "~/access/context";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { oneLine } from "~/mail/one-line";
import { findHub, promoterName } from "~/modules/promoters/promoter-queries.server";
import type { membershipApplications } from "~db/schema";

type MailedApplication = Pick<
  typeof membershipApplications.$inferSelect,
  "id" | "email" | "locale" | "legalName" | "contactName" | "version"
>;

/** Tells the applicant what became of the application, in the language in which it was sent. Part of the verbs that decide. */
export function mailApplication(
  context: Context,
  application: MailedApplication,
  kind: "Received" | "Approved" | "Declined",
  params: { link?: string; reason?: string; day?: string } = {},
): void {
  const locale = asLocale(application.locale);
  const t = translateFor(locale);
  const hub = findHub(context);
  const promoter = hub ? promoterName(hub, locale) : t("product.full");
  enqueueMail(context, {
    causeKey: `application-${kind.toLowerCase()}:${application.id}:${kind === "Received" ? 1 : application.version}`,
    recipient: application.email,
    locale,
    subject: t(`mail.application${kind}.subject`, { promoter }),
    body: t(`mail.application${kind}.body`, {
      promoter,
      name: oneLine(application.contactName),
      firm: oneLine(application.legalName),
      link: "",
      reason: "",
      day: "",
      ...params,
    }),
  });
}
