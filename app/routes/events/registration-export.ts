import { authorize } from "~/access/authorize.server";
import { idParam, resource } from "~/http/page.server";
import { translateFor } from "~/i18n/messages.server";
import { parseListQuery } from "~/lists/list-query";
import { runWholeList } from "~/lists/run-list.server";
import { registrationSheet } from "~/modules/events/event-export";
import { findEvent } from "~/modules/events/find-event.server";
import { registrationList } from "~/modules/events/registration-list";
import { registrationSource } from "~/modules/events/registration-queries.server";
import { answerWithTable } from "~/transfer/answer-with-table.server";

export const loader = resource("registration.export", (context) => {
  authorize(context, "registration.export");
  const event = findEvent(context, idParam(context.params));
  const rows = runWholeList(
    context,
    registrationSource(context, event.id),
    parseListQuery(registrationList, context.url.searchParams),
  );
  return answerWithTable(
    context.url,
    registrationSheet(rows, translateFor(context.locale)),
    `registrations-${event.id}`,
  );
});
