import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { representations, users } from "~db/schema";
import { asLocale, type Locale } from "~/i18n/locales";
import type { Actor } from "./actor";
import { ACCOUNT_ROLES, isRepresentative, type AccountRole } from "./roles";

/** A person as actor, for work that goes on without their request; null when the account is disabled or gone. */
export function actorOfUser(db: Database, userId: number): { actor: Actor; locale: Locale } | null {
  const user = db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)))
    .get();
  if (!user || !(ACCOUNT_ROLES as readonly string[]).includes(user.role)) return null;
  const role = user.role as AccountRole;
  const spokenFor = isRepresentative({ role })
    ? db.select().from(representations).where(eq(representations.userId, userId)).all()
    : [];
  return {
    actor: {
      role,
      userId,
      name: user.name,
      organisationIds: spokenFor.map((row) => row.organisationId),
      promoterId: user.promoterId,
    },
    locale: asLocale(user.locale),
  };
}
