import { resource } from "~/http/page.server";
import { translateFor } from "~/i18n/messages.server";
import { parseListQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { authorize } from "~/access/authorize.server";
import { eventSheet } from "~/modules/events/event-export";
import { eventList } from "~/modules/events/event-list";
import { eventSource, statusOfRow } from "~/modules/events/event-queries.server";
import { answerWithTable } from "~/transfer/answer-with-table.server";

export const loader = resource("event.export", (context) => {
  authorize(context, "event.export");
  const rows = runWholeList(context, eventSource, parseListQuery(eventList, context.url.searchParams));
  const withStatus = rows.map((row) => ({ ...row, status: statusOfRow(row, context.now()) }));
  return answerWithTable(context.url, eventSheet(withStatus, translateFor(context.locale), context.locale), "events");
});
