import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { instantOf } from "../event-form";
import { removeProgramme, takeProgramme } from "../programme/copy-programme.server";
import { updateEvent } from "../update-event.server";
import { takenOver } from "./series-changes";
import { factsOf, followingEvents, wouldChange } from "./series-queries.server";
import type { SeriesPart } from "./vocabulary";

/**
 * Gives parts of an event to some of those that follow it in the series: all of them or none, each with its own entry in the audit
 * log, and its registrants are told as of any other change. The programme of an event at which somebody registered stays.
 * @param seen what the preview showed
 * @returns how many were changed
 * @throws Refusal forbidden, not_found, conflict (changed since the preview), invalid (one of them cannot become so)
 */
export function handOnChanges(
  context: Context,
  id: number,
  { parts, events, seen }: { parts: readonly SeriesPart[]; events: readonly number[]; seen: string },
): number {
  authorize(context, "event.write");
  return transact(context, () => {
    const shown = followingEvents(context, id, parts);
    if (shown.seen !== seen) throw conflict("error.conflict");
    const from = factsOf(context, shown.event);
    const chosen = shown.following.filter((event) => events.includes(event.id) && wouldChange(event));
    for (const { id: eventId, version, programme } of chosen) {
      const { input } = takenOver(from, factsOf(context, findEventToRun(context, eventId)), parts);
      // First, so that no session that goes keeps the event from its new times.
      if (programme.length > 0) removeProgramme(context, eventId);
      updateEvent(context, eventId, version, input);
      if (programme.length > 0)
        takeProgramme(context, { id: eventId, startsAt: instantOf(input.startsAt) }, shown.programme);
      recordAudit(context, {
        action: "event.takeOver",
        subjectKind: "event",
        subjectId: eventId,
        after: { takenFrom: id, takenParts: parts },
      });
    }
    return chosen.length;
  });
}
