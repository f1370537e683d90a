import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "~/access/context";
import { asLocale, type Locale } from "~/i18n/locales";
import { representations, users } from "~db/schema";

export interface Representative {
  userId: number;
  name: string;
  email: string;
  locale: Locale;
}

/** Those who speak for a firm and can be written to: whose account is open. */
export function representativesOf(context: Context, organisationId: number): Representative[] {
  return context.db
    .select({ userId: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(representations)
    .innerJoin(users, eq(users.id, representations.userId))
    .where(and(eq(representations.organisationId, organisationId), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
    .all()
    .map((person) => ({ ...person, locale: asLocale(person.locale) }));
}
