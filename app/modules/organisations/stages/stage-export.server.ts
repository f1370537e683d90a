import type { ExportDefinition } from "~/transfer/define-export";
import { stageList } from "./stage-list";
import { stageExportRows } from "./stage-queries.server";
import { STEP_LABELS } from "./vocabulary";

/** The list of steps as a file. */
export const stageExport: ExportDefinition = {
  list: stageList,
  permission: "organisation.export",
  read: (context, query, t) => ({
    columns: [
      { header: "organisation.field.legalName", kind: "text" },
      { header: "organisation.field.creditCode", kind: "text" },
      { header: "stage.field.step", kind: "text" },
      { header: "stage.field.day", kind: "day" },
      { header: "stage.field.note", kind: "text" },
    ],
    rows: stageExportRows(context, query).map((row) => [
      row.legalName,
      row.creditCode,
      t(STEP_LABELS[row.step]),
      row.day,
      row.note,
    ]),
  }),
};
