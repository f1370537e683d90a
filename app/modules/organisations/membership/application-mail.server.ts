import type { Context } from "~/access/context";
import { DEFAULT_LOCALE, isLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { findHub, promoterName } from "~/modules/promoters/promoter-queries.server";
import type { membershipApplications } from "~db/schema";

type MailedApplication = Pick<
  typeof membershipApplications.$inferSelect,
  "id" | "email" | "locale" | "legalName" | "contactName" | "version"
>;

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Tells the applicant what became of the application, in the language in which it was sent. Part of the verbs that decide. */
export function mailApplication(
  context: Context,
  application: MailedApplication,
  kind: "Received" | "Approved" | "Declined",
  params: { link?: string; reason?: string; day?: string } = {},
): void {
  const locale = isLocale(application.locale) ? application.locale : DEFAULT_LOCALE;
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
