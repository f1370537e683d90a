import { eq } from "drizzle-orm";
import { serializeSessionCookie } from "~/access/session-cookie";
import { startSession } from "~/access/session.server";
import { SYSTEM_ACTOR } from "~/access/actor";
import type { Context } from "~/access/context";
import type { AccountRole } from "~/access/roles";
import type { OpenedData } from "~/server/data-folder.server";
import { representations, users } from "~db/schema";

export const PERSON_NAMES = [
  "visitor",
  "viewer",
  "staff",
  "sub-promoter staff",
  "administrator",
  "firm A",
  "firm B",
  "disabled",
  "expired",
] as const;
export type PersonName = (typeof PERSON_NAMES)[number];

const ROLE: Record<Exclude<PersonName, "visitor">, AccountRole> = {
  viewer: "viewer",
  staff: "staff",
  "sub-promoter staff": "staff",
  administrator: "administrator",
  "firm A": "firm_representative",
  "firm B": "firm_representative",
  disabled: "administrator",
  expired: "administrator",
};

/** What the server takes a person for: whoever is disabled or expired is a visitor. */
export function effectiveRole(name: PersonName): AccountRole | "visitor" {
  return name === "visitor" || name === "disabled" || name === "expired" ? "visitor" : ROLE[name];
}

export interface Person {
  name: PersonName;
  userId: number | null;
  email: string;
  organisationIds: number[];
  /** Only for whoever works for one sub-promoter. */
  promoterId: number | null;
  /** Cookie of a session that may be used again and again; empty for a visitor. */
  cookie: string;
}

const THIRTEEN_HOURS_MS = 13 * 60 * 60 * 1000;

export function systemContext(data: OpenedData, origin: string, now: () => number = () => Date.now()): Context {
  return {
    db: data.db,
    actor: SYSTEM_ACTOR,
    now,
    locale: "zh-CN",
    requestId: "test",
    origin,
    auditKey: data.auditKey,
  };
}

/** A cookie of a new session of the person, as signing in would give it. */
export function newCookie(context: Context, person: Pick<Person, "userId" | "name">): string {
  if (person.userId === null) return "";
  const now = context.now() - (person.name === "expired" ? THIRTEEN_HOURS_MS : 0);
  const { token } = startSession({ ...context, now: () => now }, person.userId, { userAgent: "test", address: "::1" });
  return serializeSessionCookie(context.origin, token).split(";")[0]!;
}

/** One person of every kind that the product tells apart. */
export function seedPeople(
  context: Context,
  firms: { a: number; b: number },
  subPromoterId: number,
): Record<PersonName, Person> {
  const people: Person[] = [
    { name: "visitor", userId: null, email: "", organisationIds: [], promoterId: null, cookie: "" },
  ];
  for (const name of PERSON_NAMES) {
    if (name === "visitor") continue;
    const email = `${name.replace(" ", "-")}@weft.example`.toLowerCase();
    const promoterId = name === "sub-promoter staff" ? subPromoterId : null;
    const userId = context.db
      .insert(users)
      .values({ email, name, role: ROLE[name], promoterId, locale: "zh-CN", createdAt: context.now() })
      .returning({ id: users.id })
      .get().id;
    const organisationIds = name === "firm A" ? [firms.a] : name === "firm B" ? [firms.b] : [];
    for (const organisationId of organisationIds) {
      context.db.insert(representations).values({ userId, organisationId, createdAt: context.now() }).run();
    }
    people.push({ name, userId, email, organisationIds, promoterId, cookie: newCookie(context, { name, userId }) });
  }
  context.db.update(users).set({ disabledAt: context.now() }).where(eq(users.email, "disabled@weft.example")).run();
  return Object.fromEntries(people.map((person) => [person.name, person])) as Record<PersonName, Person>;
}
