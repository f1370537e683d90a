import type { Context } from "~/access/context";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import type { Account } from "./find-account.server";

type Words = "mail.recoveryCodeUsed" | "mail.codesGuessed" | "mail.secondFactorTaken";

/** Part of verbs: tells a person what happened to their second factor, so that they notice when it was not they who did it. */
export function mailAboutSecondFactor(context: Context, account: Account, words: Words, count = 0): void {
  const locale = asLocale(account.locale);
  const t = translateFor(locale);
  const now = context.now();
  const product = t("product.name");
  const time = `${dayOfInstant(now)} ${timeOfInstant(now)}`;
  enqueueMail(context, {
    causeKey: `${words}-${account.id}-${now}-${count}`,
    recipient: account.email,
    locale,
    subject: t(`${words}.subject`, { product }),
    body: t(`${words}.body`, { name: account.name, product, time, count, link: `${context.origin}/account` }),
  });
}
