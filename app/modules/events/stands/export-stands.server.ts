import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { translateFor } from "~/i18n/messages.server";
import type { ExportFormat } from "~/transfer/export-list.server";
import { writeCsv } from "~/transfer/tables/write-csv";
import type { WrittenColumn, WrittenValue } from "~/transfer/tables/written-table";
import { writeXlsx } from "~/transfer/tables/write-xlsx.server";
import { dayOfInstant } from "~/values/business-day";
import { eventTitle } from "../event-time-text";
import { findEventToRun } from "../find-event.server";
import { standsOf } from "./stand-queries.server";
import { STAND_FIRM_STATUS_LABELS } from "./vocabulary";

/** The stands of an event and their firms as one table, a row for each firm; amounts in whole fen, so that nothing is rounded on the way. */
export async function exportStands(context: Context, eventId: number, format: ExportFormat) {
  authorize(context, "stand.export");
  const event = findEventToRun(context, eventId);
  const t = translateFor(context.locale);
  const day = (instant: number | null) => (instant === null ? null : dayOfInstant(instant));
  const columns: WrittenColumn[] = [
    { header: t("stand.heading"), kind: "text", width: 24 },
    { header: t("stand.hall"), kind: "text" },
    { header: t("stand.area"), kind: "integer" },
    { header: t("stand.firm"), kind: "text", width: 30 },
    { header: t("stand.status"), kind: "text" },
    { header: t("stand.products"), kind: "text", width: 30 },
    { header: t("stand.people"), kind: "text", width: 24 },
    { header: t("stand.shareInFen"), kind: "integer" },
    { header: t("stand.askedOn"), kind: "day" },
    { header: t("stand.confirmedOn"), kind: "day" },
    { header: t("stand.withdrawnOn"), kind: "day" },
  ];
  const separator = t("registration.separator");
  const rows = standsOf(context, eventId).flatMap((stand) => {
    const name = eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, context.locale);
    return stand.places.map((place): WrittenValue[] => [
      ...[name, stand.hall, stand.areaSquareMetres, place.legalName, t(STAND_FIRM_STATUS_LABELS[place.status])],
      ...[place.products?.split("\n").filter(Boolean).join(separator) ?? null, place.people.join(separator)],
      ...[place.status === "confirmed" ? place.paysFen : null],
      ...[day(place.askedAt), day(place.confirmedAt), day(place.withdrawnAt)],
    ]);
  });
  const title = t("stand.list.title");
  const bytes = format === "csv" ? writeCsv({ columns, rows }) : await writeXlsx([{ name: title, columns, rows }]);
  transact(context, () =>
    recordAudit(context, {
      action: "list.export",
      subjectKind: "event",
      subjectId: event.id,
      after: { format, query: "stands", rows: rows.length },
    }),
  );
  return { fileName: `${eventTitle(event, context.locale)}-${title}.${format}`, bytes };
}
