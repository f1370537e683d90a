import { and, eq, gt, sql } from "drizzle-orm";
import { events, registrations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import { changedFields } from "~/access/changed-fields";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { attendedDaysOutside, attendedModesOutside } from "./attended-days.server";
import { mayBecome } from "./quotas";
import type { EventInput } from "./event-form";
import { coHostsOf, findEventToRun } from "./find-event.server";
import { confirmedIn } from "./layers.server";
import { moveSessions } from "./programme/move-sessions.server";
import { mailRegistrants } from "./registration-mail.server";
import { mailFirmsOnStands } from "./stands/stand-mail.server";
import { moveWaitingList } from "./move-waiting-list.server";
import { waitingParties } from "./waiting-list-queries.server";
import { columnsOf, existingCoHosts, indexEvent, writeCoHosts } from "./write-event.server";

/** A new time or place is told to everybody who holds a seat. */
const TOLD_TO_REGISTRANTS = ["startsAt", "endsAt", "attendanceMode", "venue", "onlineAddress"] as const;

/**
 * @param version the version the person saw; another one means somebody else saved in between
 * @throws Refusal forbidden, not_found, conflict, invalid (fewer seats than are confirmed, days or mode moved away from attendance)
 */
export function updateEvent(context: Context, id: number, version: number, input: EventInput): void {
  authorize(context, "event.write");
  transact(context, () => {
    const event = findEventToRun(context, id);
    if (event.version !== version) throw conflict("error.conflict");
    const coHostIds = existingCoHosts(context, input, event.promoterId);
    const { confirmed, latest } = confirmedIn(context, id, { kind: "event", id }, input.capacity);
    // A seat that is offered may go back to the list, where nobody would be offered it again.
    const waiting =
      input.waitingRule === "none" ? waitingParties(context, event).length + offeredParties(context, id) : 0;
    if (waiting > 0) throw invalidField("waitingRule", "event.problem.waitingListInUse", { count: waiting });
    if (!mayBecome(input.capacity, confirmed)) {
      throw invalidField("capacity", "event.problem.capacityBelowConfirmed", {
        capacity: input.capacity ?? 0,
        confirmed,
        latest,
      });
    }
    const columns = columnsOf(input);
    const [attendedDay] = attendedDaysOutside(context, id, columns.startDay, columns.endDay);
    if (attendedDay !== undefined)
      throw invalidField("startsAt", "event.problem.attendedOutside", { day: attendedDay });
    const [attendedMode] = attendedModesOutside(context, id, columns.attendanceMode);
    if (attendedMode !== undefined) {
      throw invalidField(
        "attendanceMode",
        attendedMode === "online" ? "event.problem.attendedOnline" : "event.problem.attendedAtVenue",
      );
    }
    if (event.publishedAt !== null && input.attendanceMode !== "online" && input.venue === null) {
      throw invalidField("venue", "event.refused.publishWithoutVenue");
    }
    if (event.publishedAt !== null && input.attendanceMode === "online" && input.onlineAddress === null) {
      throw invalidField("onlineAddress", "event.refused.publishWithoutAddress");
    }
    const before = { ...pick(event, columns), coHostIds: coHostsOf(context, id) };
    const after = { ...columns, coHostIds };
    if (changedFields(before, after).length === 0) return;
    context.db
      .update(events)
      .set({ ...columns, version: version + 1, updatedAt: context.now() })
      .where(eq(events.id, id))
      .run();
    writeCoHosts(context, id, coHostIds);
    indexEvent(context, { id, ...columns });
    recordAudit(context, { action: "event.update", subjectKind: "event", subjectId: id, before, after });
    moveSessions(context, event, columns);
    endOffersByStart(context, id, columns.startsAt);
    moveWaitingList(context, id);
    const moved = TOLD_TO_REGISTRANTS.some((column) => event[column] !== columns[column]);
    if (moved && event.publishedAt !== null && event.cancelledAt === null && columns.endsAt > context.now()) {
      const changed = { ...event, ...columns, version: version + 1 };
      mailRegistrants(context, changed, "changed", {});
      mailFirmsOnStands(context, changed, "changed", {});
    }
  });
}

/** An event that was moved forward holds no seats for anybody past its new start. */
function endOffersByStart(context: Context, eventId: number, startsAt: number): void {
  context.db
    .update(registrations)
    .set({ offerEndsAt: startsAt })
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.status, "offered"),
        gt(registrations.offerEndsAt, startsAt),
      ),
    )
    .run();
}

function pick<T extends object>(source: T, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, source[key as keyof T]]));
}

function offeredParties(context: Context, eventId: number): number {
  return context.db
    .select({ count: sql<number>`count(*)` })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "offered")))
    .get()!.count;
}
