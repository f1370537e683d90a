import { isNull } from "drizzle-orm";
import { promoters } from "~db/schema";
import type { Context } from "~/access/context";
import { hashToken } from "~/access/session.server";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Account } from "./find-account.server";
import { LINK_HOURS, writeLink } from "./issue-link.server";
import type { LinkPurpose } from "./vocabulary";

export interface SentLink {
  url: string;
  hours: number;
  mailed: boolean;
}

/** Makes the link with which a person sets a password, and mails it when mail is set up. Part of the verbs that open or renew an account. */
export function sendLink(context: Context, account: Account, mail: boolean): SentLink {
  const link = newLink(context, account, "set_password");
  if (mail) mailLink(context, account, link, "mail.setPassword");
  return { url: link.url, hours: link.hours, mailed: mail };
}

/** The same for somebody who forgot the password; nobody sees the link but who reads the mail. */
export function sendForgottenPasswordLink(context: Context, account: Account): void {
  mailLink(context, account, newLink(context, account, "forgotten_password"), "mail.forgottenPassword");
}

type NewLink = Pick<SentLink, "url" | "hours"> & { tokenHash: string };

function newLink(context: Context, account: Account, purpose: LinkPurpose): NewLink {
  const token = writeLink(context, purpose, account.id);
  return {
    url: `${context.origin}/set-password/${token}`,
    hours: LINK_HOURS[purpose],
    tokenHash: hashToken(token),
  };
}

function mailLink(
  context: Context,
  account: Account,
  { url, hours, tokenHash }: NewLink,
  words: "mail.setPassword" | "mail.forgottenPassword",
): void {
  const locale = asLocale(account.locale);
  const t = translateFor(locale);
  const hub = context.db.select().from(promoters).where(isNull(promoters.parentId)).limit(1).get();
  const product = t("product.name");
  const promoter = hub ? (locale === "en" ? hub.nameEn : hub.nameZh) : context.actor.name;
  enqueueMail(context, {
    causeKey: `account-link-${tokenHash}`,
    recipient: account.email,
    locale,
    subject: t(`${words}.subject`, { product }),
    body: t(`${words}.body`, { name: account.name, promoter, product, hours, link: url }),
    confidential: true,
  });
}
