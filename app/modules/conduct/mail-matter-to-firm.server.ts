import { and, eq, isNull } from "drizzle-orm";
import { representations, users } from "~db/schema";
import type { Context } from "~/access/context";
import { isLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { ComplaintRecord } from "./find-complaint.server";

/**
 * Asks those who speak for the firm to look at its desk. The mail itself says nothing of the matter: the outbox is read by others.
 */
export function mailMatterToFirm(context: Context, complaint: ComplaintRecord): void {
  if (complaint.organisationId === null) return;
  const people = context.db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(representations)
    .innerJoin(users, eq(users.id, representations.userId))
    .where(and(eq(representations.organisationId, complaint.organisationId), isNull(users.disabledAt)))
    .orderBy(users.id)
    .all();
  for (const person of people) {
    const locale = isLocale(person.locale) ? person.locale : "zh-CN";
    const t = translateFor(locale);
    enqueueMail(context, {
      causeKey: `complaint:${complaint.id}:${complaint.version}:${person.id}`,
      recipient: person.email,
      locale,
      subject: t("mail.matter.subject"),
      body: t("mail.matter.body", { name: person.name, link: `${context.origin}/portal/conduct` }),
    });
  }
}
