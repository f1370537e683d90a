import type { ExportDefinition } from "~/transfer/define-export";
import { recognitionList } from "./recognition-list";
import { recognitionExportRows } from "./recognition-queries.server";
import { LEVEL_LABELS, STATE_LABELS } from "./vocabulary";

/** The list of recognitions as a file. */
export const recognitionExport: ExportDefinition = {
  list: recognitionList,
  permission: "organisation.export",
  read: (context, query, t) => ({
    columns: [
      { header: "organisation.field.legalName", kind: "text" },
      { header: "organisation.field.creditCode", kind: "text" },
      { header: "recognition.field.type", kind: "text" },
      { header: "recognition.field.level", kind: "text" },
      { header: "recognition.field.certificateNumber", kind: "text" },
      { header: "recognition.field.issuedOn", kind: "day" },
      { header: "recognition.field.validUntil", kind: "day" },
      { header: "recognition.column.state", kind: "text" },
      { header: "recognition.field.withdrawnOn", kind: "day" },
    ],
    rows: recognitionExportRows(context, query).map((row) => [
      row.legalName,
      row.creditCode,
      row.type,
      t(LEVEL_LABELS[row.level]),
      row.certificateNumber,
      row.issuedOn,
      row.validUntil,
      t(STATE_LABELS[row.state]),
      row.withdrawnOn,
    ]),
  }),
};
