import type { ExportDefinition } from "~/transfer/define-export";
import { KIND_LABELS } from "../vocabulary";
import { registerList } from "./register-list";
import { registerDay, registerExportRows } from "./register-queries.server";
import { MEMBERSHIP_STATUS_LABELS } from "./vocabulary";

/** The register of a day as a file; every row says of which day it is. */
export const registerExport: ExportDefinition = {
  list: registerList,
  permission: "organisation.export",
  read: (context, query, t) => ({
    columns: [
      { header: "register.filter.on", kind: "day" },
      { header: "organisation.field.legalName", kind: "text" },
      { header: "organisation.field.creditCode", kind: "text" },
      { header: "membership.class", kind: "text" },
      { header: "membership.filter.status", kind: "text" },
      { header: "membership.joinedOn", kind: "day" },
      { header: "organisation.column.kind", kind: "text" },
      { header: "organisation.field.region", kind: "text" },
    ],
    rows: registerExportRows(context, query).map((row) => [
      registerDay(context, query),
      row.legalName,
      row.creditCode,
      row.className,
      t(MEMBERSHIP_STATUS_LABELS[row.status]),
      row.joinedOn,
      t(KIND_LABELS[row.kind]),
      row.region,
    ]),
  }),
};
