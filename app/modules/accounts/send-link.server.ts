import { isNull } from "drizzle-orm";
import { promoters } from "~db/schema";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE, isLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Account } from "./find-account.server";
import { LINK_HOURS, writeLink } from "./issue-link.server";

export interface SentLink {
  url: string;
  hours: number;
  mailed: boolean;
}

/** Makes the link with which a person sets a password, and mails it when mail is set up. Part of the verbs that open or renew an account. */
export function sendLink(context: Context, account: Account, mail: boolean): SentLink {
  const { id, token } = writeLink(context, "set_password", account.id);
  const hours = LINK_HOURS.set_password;
  const url = `${context.origin}/set-password/${token}`;
  if (mail) {
    const locale = isLocale(account.locale) ? account.locale : DEFAULT_LOCALE;
    const t = translateFor(locale);
    const hub = context.db.select().from(promoters).where(isNull(promoters.parentId)).limit(1).get();
    const product = t("product.name");
    const promoter = hub ? (locale === "en" ? hub.nameEn : hub.nameZh) : context.actor.name;
    enqueueMail(context, {
      causeKey: `account-link-${id}-${context.now()}`,
      recipient: account.email,
      locale,
      subject: t("mail.setPassword.subject", { product }),
      body: t("mail.setPassword.body", { name: account.name, promoter, product, hours, link: url }),
      confidential: true,
    });
  }
  return { url, hours, mailed: mail };
}
