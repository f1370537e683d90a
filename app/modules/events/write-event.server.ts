import { eq, inArray } from "drizzle-orm";
import { eventCoHosts, promoters } from "~db/schema";
import type { Context } from "~/access/context";
import { worksFor } from "~/access/actor";
import { invalidField } from "~/http/errors";
import { indexForSearch } from "~/search/search-index.server";
import { daysOfSpan } from "~/values/business-day";
import { instantOf, type EventInput } from "./event-form";

/** The form as columns of the event: local times become instants, and the days they fall on. */
export function columnsOf(input: EventInput) {
  const { startsAt, endsAt, registrationClosesAt, coHostIds: _coHostIds, ...rest } = input;
  const starts = instantOf(startsAt);
  const ends = instantOf(endsAt);
  const days = daysOfSpan(starts, ends);
  return {
    ...rest,
    startsAt: starts,
    endsAt: ends,
    startDay: days[0]!,
    endDay: days.at(-1)!,
    registrationClosesAt: registrationClosesAt === null ? null : instantOf(registrationClosesAt),
  };
}

/** Refuses promoters that do not exist; the owner is not its own co-host. */
export function existingCoHosts(
  context: Context,
  input: Pick<EventInput, "promoterId" | "coHostIds">,
  presentOwnerId: number | null = null,
): number[] {
  const wanted = [...new Set([input.promoterId, ...input.coHostIds])];
  const found = new Set(
    context.db
      .select({ id: promoters.id })
      .from(promoters)
      .where(inArray(promoters.id, wanted))
      .all()
      .map((row) => row.id),
  );
  if (!found.has(input.promoterId)) throw invalidField("promoterId", "field.notAChoice");
  if (found.size < wanted.length) throw invalidField("coHostIds", "field.notAChoice");
  // Whoever works for one promoter makes events of that one, and hands on no event of another that runs it too.
  const isNewOwner = input.promoterId !== presentOwnerId;
  const mayHand = presentOwnerId === null || worksFor(context.actor, [presentOwnerId]);
  if (isNewOwner && !(mayHand && worksFor(context.actor, [input.promoterId])))
    throw invalidField("promoterId", "event.otherPromoter");
  if (!worksFor(context.actor, wanted)) throw invalidField("coHostIds", "event.otherPromoter");
  return wanted.filter((id) => id !== input.promoterId).sort((a, b) => a - b);
}

export function writeCoHosts(context: Context, eventId: number, coHostIds: readonly number[]): void {
  context.db.delete(eventCoHosts).where(eq(eventCoHosts.eventId, eventId)).run();
  if (coHostIds.length > 0) {
    context.db
      .insert(eventCoHosts)
      .values(coHostIds.map((promoterId) => ({ eventId, promoterId })))
      .run();
  }
}

export function indexEvent(
  context: Context,
  event: {
    id: number;
    titleZh: string;
    titleEn: string | null;
    venue: string | null;
    startDay: string;
    summaryZh: string | null;
    summaryEn: string | null;
  },
): void {
  indexForSearch(context, {
    kind: "event",
    subjectId: event.id,
    title: event.titleZh,
    detail: [event.startDay, event.venue].filter(Boolean).join(" · "),
    content: [event.titleEn, event.venue, event.startDay, event.summaryZh, event.summaryEn].filter(Boolean).join("\n"),
  });
}
