import { and, eq, inArray } from "drizzle-orm";
import { presences, signIns } from "~db/schema";
import type { Context } from "~/access/context";

/** Whether any of these people was signed in or recorded as present: what they were registered for did take place. */
export function wereSeen({ db }: Context, people: readonly number[]): boolean {
  const signedIn = db.select({ id: signIns.id }).from(signIns).where(inArray(signIns.registeredPersonId, people));
  const present = db
    .select({ id: presences.id })
    .from(presences)
    .where(and(inArray(presences.registeredPersonId, people), eq(presences.standing, "present")));
  return signedIn.limit(1).get() !== undefined || present.limit(1).get() !== undefined;
}
