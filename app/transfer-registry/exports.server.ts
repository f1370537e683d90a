import { auditExport } from "~/access/audit-export.server";
import { complaintExport } from "~/modules/conduct/complaint-export.server";
import { eventExport } from "~/modules/events/event-export.server";
import { outcomeExport } from "~/modules/events/outcomes/outcome-export.server";
import { meetingExport, resolutionExport } from "~/modules/governance/governance-export.server";
import { registerExport } from "~/modules/organisations/membership/register-export.server";
import { ORGANISATION_EXPORT_COLUMNS } from "~/modules/organisations/organisation-export";
import { organisationList } from "~/modules/organisations/organisation-list";
import { organisationExportRows } from "~/modules/organisations/organisation-queries.server";
import { recognitionExport } from "~/modules/organisations/recognitions/recognition-export.server";
import { siteExport } from "~/modules/organisations/sites/site-export.server";
import { stageExport } from "~/modules/organisations/stages/stage-export.server";
import type { ExportDefinition, ExportRegistry } from "~/transfer/define-export";

/** Which column of the list a column of the file belongs to, where their words differ. */
const SHOWN_AS: Record<string, string> = {
  legalName: "name",
  kind: "kind",
  sizeClass: "size",
  region: "region",
  chainRoles: "chainRole",
  industry: "industry",
  tags: "tags",
  products: "products",
  memberSince: "membership",
  memberUntil: "membership",
};

const organisations: ExportDefinition = {
  list: organisationList,
  permission: "organisation.export",
  read: (context, query, t) => ({
    columns: ORGANISATION_EXPORT_COLUMNS.map(({ key, header, kind }) => ({
      header,
      kind: kind === "list" ? "text" : kind,
      column: SHOWN_AS[key],
    })),
    rows: organisationExportRows(context, query).map((row) =>
      ORGANISATION_EXPORT_COLUMNS.map((column) => column.value(row, t)),
    ),
  }),
};

/** Every list that leaves the product as a file. The modules own their columns; the address of the exports hands this in. */
export const exportRegistry: ExportRegistry = {
  [auditExport.list.id]: auditExport,
  [organisations.list.id]: organisations,
  [registerExport.list.id]: registerExport,
  [eventExport.list.id]: eventExport,
  [outcomeExport.list.id]: outcomeExport,
  [recognitionExport.list.id]: recognitionExport,
  [siteExport.list.id]: siteExport,
  [stageExport.list.id]: stageExport,
  [complaintExport.list.id]: complaintExport,
  [meetingExport.list.id]: meetingExport,
  [resolutionExport.list.id]: resolutionExport,
};
