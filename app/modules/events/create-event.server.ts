import { eq } from "drizzle-orm";
import { events } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import type { EventInput } from "./event-form";
import { columnsOf, existingCoHosts, indexEvent, writeCoHosts } from "./write-event.server";

/**
 * A new event is a draft.
 * @param submissionKey of the form; the same form sent twice gives the first event again
 * @param seriesId the series that it is made with
 * @throws Refusal forbidden, invalid
 */
export function createEvent(
  context: Context,
  input: EventInput,
  submissionKey: string | null = null,
  seriesId: number | null = null,
): number {
  authorize(context, "event.write");
  return transact(context, () => {
    if (submissionKey !== null) {
      const made = context.db
        .select({ id: events.id })
        .from(events)
        .where(eq(events.submissionKey, submissionKey))
        .get();
      if (made) return made.id;
    }
    const coHostIds = existingCoHosts(context, input);
    const now = context.now();
    const event = context.db
      .insert(events)
      .values({ ...columnsOf(input), submissionKey, seriesId, version: 1, createdAt: now, updatedAt: now })
      .returning()
      .get();
    writeCoHosts(context, event.id, coHostIds);
    indexEvent(context, event);
    recordAudit(context, {
      action: "event.create",
      subjectKind: "event",
      subjectId: event.id,
      after: { ...columnsOf(input), coHostIds, ...(seriesId === null ? {} : { seriesId }) },
    });
    return event.id;
  });
}
