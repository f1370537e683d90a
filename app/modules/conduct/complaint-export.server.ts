import { runWholeList } from "~/lists/run-list.server";
import type { ExportDefinition } from "~/transfer/define-export";
import { dayOfInstant } from "~/values/business-day";
import { complaintList } from "./complaint-list";
import { complaintSource, shownComplaint } from "./complaint-lists.server";
import { COMPLAINT_STATE_LABELS, RULING_LABELS } from "./conduct-labels";

/** The register of complaints as a file; who complained stays in the record. */
export const complaintExport: ExportDefinition = {
  list: complaintList,
  permission: "complaint.export",
  read: (context, query, t) => ({
    columns: [
      { header: "complaint.number", kind: "text" },
      { header: "complaint.about", kind: "text" },
      { header: "complaint.subject", kind: "text" },
      { header: "complaint.receivedOn", kind: "day" },
      { header: "complaint.state", kind: "text" },
      { header: "complaint.outcome", kind: "text" },
      { header: "complaint.dueDay", kind: "day" },
      { header: "complaint.closedOn", kind: "day" },
    ],
    rows: runWholeList(context, complaintSource, query)
      .map((row) => shownComplaint(row, dayOfInstant(context.now())))
      .map((row) => [
        row.number,
        row.about,
        row.subject,
        row.receivedOn,
        t(COMPLAINT_STATE_LABELS[row.state]),
        row.outcome === null ? null : t(RULING_LABELS[row.outcome]),
        row.dueDay,
        row.closedOn,
      ]),
  }),
};
