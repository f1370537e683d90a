import { eq } from "drizzle-orm";
import { lookingSessions } from "~db/schema";
import { transact } from "~db/transact";
import type { Actor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, Refusal } from "~/http/errors";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { findAccount, type Account } from "./find-account.server";

export const LOOKING_MS = 30 * 60_000;

/**
 * An administrator sees for half an hour what another person sees, and changes nothing; to help somebody who is stuck. The log keeps
 * who, whom and why, and the person is told by mail.
 * @throws Refusal forbidden, not_found, conflict (oneself, another administrator, an account that is disabled)
 */
export function lookAsPerson(context: Context, id: number, sessionIdHash: string | null, reason: string): void {
  authorize(context, "account.manage");
  if (sessionIdHash === null) throw new Refusal("forbidden", "error.forbidden");
  transact(context, () => {
    const account = findAccount(context, id);
    if (id === context.actor.userId) throw conflict("looking.refused.own");
    // Whoever may do everything is no way to more rights, and has no view that differs.
    if (account.role === "administrator") throw conflict("looking.refused.administrator");
    if (account.disabledAt !== null) throw conflict("looking.refused.disabled");
    const now = context.now();
    const looking = { userId: id, startedAt: now, expiresAt: now + LOOKING_MS };
    context.db
      .insert(lookingSessions)
      .values({ sessionIdHash, ...looking })
      .onConflictDoUpdate({ target: lookingSessions.sessionIdHash, set: looking })
      .run();
    mailAboutLooking(context, account, reason);
    recordAudit(context, { action: "account.lookAs", subjectKind: "account", subjectId: id, after: { reason } });
  });
}

/**
 * Back to the own view.
 * @param administrator who looks, or null when the time was over already
 */
export function endLooking(context: Context, administrator: Actor | null, sessionIdHash: string | null): void {
  authorize(context, "account.endLooking");
  if (sessionIdHash === null) return;
  transact(context, () => {
    const ended = context.db
      .delete(lookingSessions)
      .where(eq(lookingSessions.sessionIdHash, sessionIdHash))
      .returning()
      .get();
    if (!ended) return;
    recordAudit(
      { ...context, actor: administrator ?? context.actor },
      { action: "account.endLooking", subjectKind: "account", subjectId: ended.userId },
    );
  });
}

function mailAboutLooking(context: Context, account: Account, reason: string): void {
  const locale = asLocale(account.locale);
  const t = translateFor(locale);
  const now = context.now();
  const product = t("product.name");
  enqueueMail(context, {
    causeKey: `looking-${account.id}-${now}`,
    recipient: account.email,
    locale,
    subject: t("mail.lookedAt.subject", { product }),
    body: t("mail.lookedAt.body", {
      name: account.name,
      product,
      administrator: context.actor.name,
      reason,
      time: `${dayOfInstant(now)} ${timeOfInstant(now)}`,
    }),
  });
}
