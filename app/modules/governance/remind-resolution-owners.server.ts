import { and, asc, eq, isNull, lt, notExists, sql } from "drizzle-orm";
import { governanceBodies, outboxMessages, resolutions, users } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { asLocale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { dayOfInstant } from "~/values/business-day";
import { bodyName } from "./find-body.server";

const BATCH = 50;

/**
 * Mails the owner of an overdue resolution once for each due day and owner: a new day or another owner is another cause.
 * @returns how many mails were written
 */
export function remindResolutionOwners(context: Context): number {
  authorize(context, "governance.write");
  const cause = sql<string>`'resolution-overdue:' || ${resolutions.id} || ':' || ${resolutions.dueDay} || ':' || ${users.id}`;
  return transact(context, () => {
    const overdue = context.db
      .select({
        id: resolutions.id,
        number: resolutions.number,
        dueDay: resolutions.dueDay,
        text: resolutions.text,
        email: users.email,
        name: users.name,
        locale: users.locale,
        nameZh: governanceBodies.nameZh,
        nameEn: governanceBodies.nameEn,
        cause,
      })
      .from(resolutions)
      .innerJoin(users, eq(users.id, resolutions.ownerId))
      .innerJoin(governanceBodies, eq(governanceBodies.id, resolutions.bodyId))
      .where(
        and(
          eq(resolutions.state, "open"),
          lt(resolutions.dueDay, dayOfInstant(context.now())),
          isNull(users.disabledAt),
          notExists(
            context.db.select({ id: outboxMessages.id }).from(outboxMessages).where(eq(outboxMessages.causeKey, cause)),
          ),
        ),
      )
      .orderBy(asc(resolutions.dueDay), asc(resolutions.id))
      .limit(BATCH)
      .all();
    for (const row of overdue) {
      const locale = asLocale(row.locale);
      const t = translateFor(locale);
      const body = bodyName({ ...context, locale }, row);
      enqueueMail(context, {
        causeKey: row.cause,
        recipient: row.email,
        locale,
        subject: t("mail.resolutionOverdue.subject", { body, number: row.number }),
        body: t("mail.resolutionOverdue.body", {
          name: row.name,
          body,
          number: row.number,
          day: row.dueDay ?? "",
          text: row.text,
          link: `${context.origin}/governance/resolutions/${row.id}`,
        }),
      });
    }
    return overdue.length;
  });
}
