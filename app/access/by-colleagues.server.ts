import { sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { users } from "~db/schema";
import type { Actor } from "./actor";

/** Work that people of the actor's promoter began; whoever works for the whole cluster is not narrowed. */
export function begunByColleagues(actor: Actor, begunBy: SQLiteColumn): SQL | undefined {
  if (actor.promoterId === null) return undefined;
  return sql`${begunBy} IN (SELECT ${users.id} FROM ${users} WHERE ${users.promoterId} = ${actor.promoterId})`;
}
