import { runWholeList } from "~/lists/run-list.server";
import type { ExportDefinition } from "~/transfer/define-export";
import { localDateTime } from "~/values/business-day";
import { MEETING_FORMAT_LABELS, MEETING_STATE_LABELS, RESOLUTION_STATE_LABELS } from "./governance-labels";
import { bodyName } from "./find-body.server";
import { meetingSource, resolutionSource } from "./governance-lists.server";
import { meetingState } from "./meeting-lifecycle";
import { meetingList } from "./meeting-list";
import { resolutionList } from "./resolution-list";

export const meetingExport: ExportDefinition = {
  list: meetingList,
  permission: "governance.export",
  read: (context, query, t) => ({
    columns: [
      { header: "meeting.startsAt", kind: "text" },
      { header: "meeting.name", kind: "text" },
      { header: "meeting.body", kind: "text" },
      { header: "meeting.format", kind: "text" },
      { header: "meeting.state", kind: "text" },
      { header: "meeting.place", kind: "text" },
      { header: "meeting.there", kind: "integer" },
      { header: "meeting.resolutions", kind: "integer" },
      { header: "meeting.filter.minutesApproved", kind: "text" },
    ],
    rows: runWholeList(context, meetingSource, query).map((row) => [
      localDateTime(row.startsAt).replace("T", " "),
      row.title,
      bodyName(context, { nameZh: row.bodyZh, nameEn: row.bodyEn }),
      t(MEETING_FORMAT_LABELS[row.format]),
      t(MEETING_STATE_LABELS[meetingState(row)]),
      row.place,
      row.there,
      row.resolutions,
      t(row.minutesApproved ? "yes" : "no"),
    ]),
  }),
};

export const resolutionExport: ExportDefinition = {
  list: resolutionList,
  permission: "governance.export",
  read: (context, query, t) => ({
    columns: [
      { header: "resolution.number", kind: "text" },
      { header: "resolution.text", kind: "text" },
      { header: "meeting.body", kind: "text" },
      { header: "resolution.decidedOn", kind: "day" },
      { header: "resolution.votesFor", kind: "integer" },
      { header: "resolution.votesAgainst", kind: "integer" },
      { header: "resolution.votesAbstained", kind: "integer" },
      { header: "resolution.owner", kind: "text" },
      { header: "resolution.dueDay", kind: "day" },
      { header: "resolution.state", kind: "text" },
      { header: "resolution.closedOn", kind: "day" },
      { header: "resolution.closingNote", kind: "text" },
    ],
    rows: runWholeList(context, resolutionSource, query).map((row) => [
      row.number,
      row.text,
      bodyName(context, { nameZh: row.bodyZh, nameEn: row.bodyEn }),
      row.decidedOn,
      row.votesFor,
      row.votesAgainst,
      row.votesAbstained,
      row.owner,
      row.dueDay,
      t(RESOLUTION_STATE_LABELS[row.state]),
      row.closedOn,
      row.closingNote,
    ]),
  }),
};
