import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { translateFor } from "~/i18n/messages.server";
import type { ExportFormat } from "~/transfer/export-list.server";
import { writeCsv } from "~/transfer/tables/write-csv";
import type { WrittenColumn, WrittenValue } from "~/transfer/tables/written-table";
import { writeXlsx } from "~/transfer/tables/write-xlsx.server";
import { localDateTime } from "~/values/business-day";
import { STANDING_LABELS } from "../event-labels";
import { eventTitle } from "../event-time-text";
import { findEventToRun } from "../find-event.server";
import { registrationList } from "../registration-list";
import { sessionLine } from "../programme/choices";
import { presenceSheets } from "./presence-queries.server";

/** The list of attendance of an event as a file: the event as a whole, then session by session, a person a row. */
export async function exportPresence(context: Context, eventId: number, format: ExportFormat) {
  authorize(context, "registration.export");
  const event = findEventToRun(context, eventId);
  const t = translateFor(context.locale);
  const columns: WrittenColumn[] = [
    { header: t("session.heading"), kind: "text", width: 32 },
    { header: t("registration.organisation"), kind: "text", width: 28 },
    { header: t("registration.personName"), kind: "text" },
    { header: t("registration.duty"), kind: "text" },
    { header: t("registration.ticketType"), kind: "text" },
    { header: t("presence.standing"), kind: "text" },
    { header: t("presence.recordedAt"), kind: "text", width: 18 },
    { header: t("presence.recordedBy"), kind: "text" },
  ];
  const rows = presenceSheets(context, eventId).flatMap(({ session, people }) => {
    const of = session === null ? t("presence.whole") : sessionLine(session, context.locale, true);
    return people.map((person): WrittenValue[] => [
      ...[of, person.organisation, person.name, person.duty, person.ticketType],
      person.isWalkIn
        ? t("attendance.door.walkInTag")
        : t(person.standing === null ? "presence.open" : STANDING_LABELS[person.standing]),
      ...[
        person.recorded && localDateTime(person.recorded.at).replace("T", " "),
        person.recorded && (person.recorded.by ?? t("presence.byLink")),
      ],
    ]);
  });
  const name = t("presence.title");
  const bytes = format === "csv" ? writeCsv({ columns, rows }) : await writeXlsx([{ name, columns, rows }]);
  transact(context, () =>
    recordAudit(context, {
      action: "list.export",
      subjectKind: registrationList.id,
      subjectId: null,
      after: { format, query: `presence of event ${eventId}`, rows: rows.length },
    }),
  );
  const title = eventTitle(event, context.locale).replace(/[\\/:*?"<>|\s]+/g, "-");
  return { fileName: `${name}-${title}.${format}`, bytes };
}
