import { and, sql, type SQL } from "drizzle-orm";
import type { Actor } from "./actor";
import { inCareOf } from "./promoter-care.server";

/** An event, of those the actor's promoter runs, of which somebody wrote down what it cost. What others spend is theirs. */
export function isCosted(actor: Actor): SQL {
  return and(
    sql`EXISTS (SELECT 1 FROM event_cost_lines c WHERE c.event_id = events.id AND c.actual_fen IS NOT NULL)`,
    inCareOf(actor, "event"),
  )!;
}
