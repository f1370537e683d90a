import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { eventList } from "~/modules/events/event-list";
import { eventSource } from "~/modules/events/event-queries.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { eventsHeld } from "~/modules/events/figures";
import type { Period } from "~/values/period";
import { scopeNarrowing } from "./figure-plan";
import type { EventsNotHeld } from "./freeze-rules";
import { reportScope } from "./report-scope.server";

/** Events whose first day is in the period and which the report does not count, although some of them will be held. */
export function eventsNotHeld(context: Context, report: { period: Period; promoterId: number }): EventsNotHeld {
  const narrowing = scopeNarrowing(eventsHeld, reportScope(context, report.promoterId));
  const named = (filters: Record<string, string>) =>
    runWholeList(context, eventSource, {
      ...filterQuery(eventList, { period: report.period, ...filters, ...narrowing }),
      sort: { column: "date", descending: false },
    }).map((event) => ({
      title: eventTitle(event, context.locale),
      endDay: event.endDay,
      endsAt: event.endsAt,
      published: event.publishedAt !== null,
    }));
  return {
    unfinished: named({ upcoming: "yes" }).filter((event) => event.published),
    drafts: named({ status: "draft" }),
  };
}
