import { and, between, eq, isNull, lt, notExists, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { DEFAULT_LOCALE } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { findHub, promoterName } from "~/modules/promoters/promoter-queries.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import { dues, duesReminders, organisations } from "~db/schema";
import { transact } from "~db/transact";
import { mailableContacts, mailContact } from "../contacts/contact-mail.server";
import { moneyText } from "~/values/money-text";

/** Before the due day, and after it. */
const NOTICE_DAYS = 14;
const LATE_AFTER_DAYS = 7;
const AT_ONCE = 50;

/**
 * Reminds firms of dues that fall due soon, and of those that are late: once for each, however often this runs, to the contact
 * who takes mails about dues. Every reminder is kept with its due.
 * @returns number of mails written, at most fifty at a time; 0 when everybody was told
 */
export function remindOfDues(context: Context): number {
  authorize(context, "dues.write");
  const today = dayOfInstant(context.now());
  const kinds = [
    { kind: "impending", when: between(dues.dueDay, today, addDays(today, NOTICE_DAYS)) },
    { kind: "late", when: lt(dues.dueDay, addDays(today, -LATE_AFTER_DAYS)) },
  ] as const;
  return transact(context, () => {
    let written = 0;
    for (const { kind, when } of kinds) {
      const open = context.db
        .select({ due: dues, legalName: organisations.legalName })
        .from(dues)
        .innerJoin(organisations, and(eq(organisations.id, dues.organisationId), isNull(organisations.archivedAt)))
        .where(
          and(
            eq(dues.state, "due"),
            when,
            notExists(
              context.db
                .select({ one: sql`1` })
                .from(duesReminders)
                .where(and(eq(duesReminders.dueId, dues.id), eq(duesReminders.kind, kind))),
            ),
          ),
        )
        .orderBy(dues.id)
        .all();
      for (const { due, legalName } of open) {
        if (written >= AT_ONCE) return written;
        if (remind(context, due, legalName, kind)) written += 1;
      }
    }
    return written;
  });
}

function remind(
  context: Context,
  due: typeof dues.$inferSelect,
  legalName: string,
  kind: "impending" | "late",
): boolean {
  const [contact] = mailableContacts(context, due.organisationId, "dues");
  if (!contact) return false;
  const locale = DEFAULT_LOCALE;
  const t = translateFor(locale);
  const hub = findHub(context);
  const params = {
    name: contact.name,
    firm: legalName,
    year: String(due.year),
    day: due.dueDay,
    amount: moneyText(due.amountFen, locale),
    promoter: hub ? promoterName(hub, locale) : t("product.full"),
  };
  const words = kind === "impending" ? ("mail.duesImpending" as const) : ("mail.duesLate" as const);
  const mailed = mailContact(context, contact.id, "dues", {
    causeKey: `dues-${kind}:${due.id}`,
    locale,
    subject: t(`${words}.subject`, params),
    body: t(`${words}.body`, params),
  });
  if (mailed)
    context.db
      .insert(duesReminders)
      .values({ dueId: due.id, kind, recipient: contact.email, sentAt: context.now() })
      .run();
  return mailed;
}
