import { eq } from "drizzle-orm";
import { eventOutcomes, outcomeStages } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { findEventToRun } from "../find-event.server";
import { findOutcome, stagesOf } from "./find-outcome.server";
import type { StageInput } from "./outcome-form";
import { whyNotMove } from "./outcome-stages";

/**
 * An outcome went on, came to its end or was given up. Every stage stays in its history.
 * @throws Refusal forbidden, not_found, conflict (the stage, or its day)
 */
export function moveOutcome(context: Context, id: number, { stage, day, note }: StageInput): void {
  authorize(context, "outcome.write");
  transact(context, () => {
    const outcome = findOutcome(context, id);
    findEventToRun(context, outcome.eventId);
    const since = stagesOf(context, id)[0]!.day;
    const refusal = whyNotMove({ stage: outcome.stage, day: since }, { stage, day }, dayOfInstant(context.now()));
    if (refusal) throw conflict(refusal);
    const now = context.now();
    context.db
      .insert(outcomeStages)
      .values({ outcomeId: id, stage, day, note, recordedAt: now, recordedBy: context.actor.userId })
      .run();
    context.db
      .update(eventOutcomes)
      .set({ stage, version: outcome.version + 1, updatedAt: now })
      .where(eq(eventOutcomes.id, id))
      .run();
    recordAudit(context, {
      action: "outcome.move",
      subjectKind: "outcome",
      subjectId: id,
      before: { stage: outcome.stage, day: since },
      after: { stage, day, note },
    });
  });
}
