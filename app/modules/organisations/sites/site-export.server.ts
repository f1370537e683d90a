import type { ExportDefinition } from "~/transfer/define-export";
import { siteList } from "./site-list";
import { siteExportRows } from "./site-queries.server";
import { SITE_KIND_LABELS } from "./vocabulary";

/** The list of sites as a file. */
export const siteExport: ExportDefinition = {
  list: siteList,
  permission: "organisation.export",
  read: (context, query, t) => ({
    columns: [
      { header: "organisation.field.legalName", kind: "text" },
      { header: "organisation.field.creditCode", kind: "text" },
      { header: "site.field.kind", kind: "text" },
      { header: "site.field.name", kind: "text" },
      { header: "site.field.region", kind: "text" },
      { header: "site.field.address", kind: "text" },
      { header: "site.field.fromDay", kind: "day" },
      { header: "site.field.untilDay", kind: "day" },
    ],
    rows: siteExportRows(context, query).map((row) => [
      row.legalName,
      row.creditCode,
      t(SITE_KIND_LABELS[row.kind]),
      row.name,
      row.region,
      row.address,
      row.fromDay,
      row.untilDay,
    ]),
  }),
};
