import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { eventOutcomes, events, outcomeStages } from "~db/schema";
import type { Actor } from "~/access/actor";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { inCareOf } from "~/access/promoter-care.server";
import { notFound } from "~/http/errors";
import type { OutcomeKind, OutcomeStage } from "./vocabulary";

type StoredOutcome = typeof eventOutcomes.$inferSelect;
export type OutcomeRecord = Omit<StoredOutcome, "kind" | "stage"> & { kind: OutcomeKind; stage: OutcomeStage };

/** What firms agreed on is told to the people of the promoters that run the event, and of the hub. */
export function visibleOutcomes(actor: Actor): SQL | undefined {
  const care = inCareOf(actor, "event");
  return care && sql`EXISTS (SELECT 1 FROM ${events} WHERE ${and(eq(events.id, eventOutcomes.eventId), care)})`;
}

/** @throws Refusal forbidden, not_found */
export function findOutcome(context: Context, id: number): OutcomeRecord {
  authorize(context, "outcome.see");
  const outcome = context.db
    .select()
    .from(eventOutcomes)
    .where(and(eq(eventOutcomes.id, id), visibleOutcomes(context.actor)))
    .get();
  if (!outcome) throw notFound();
  return outcome as OutcomeRecord;
}

/** The stages of an outcome, the latest first. */
export function stagesOf(context: Context, outcomeId: number) {
  return context.db
    .select()
    .from(outcomeStages)
    .where(eq(outcomeStages.outcomeId, outcomeId))
    .orderBy(desc(outcomeStages.id))
    .all()
    .map((row) => ({ ...row, stage: row.stage as OutcomeStage }));
}
