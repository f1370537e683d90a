import { authorize } from "~/access/authorize.server";
import { runWholeList } from "~/lists/run-list.server";
import type { ExportDefinition } from "~/transfer/define-export";
import { localDateTime } from "~/values/business-day";
import { invitationList } from "./invitation-list";
import { invitationSource } from "./invitation-queries.server";
import { INVITATION_ANSWER_LABELS } from "./vocabulary";

const timeText = (instant: number | null) => (instant === null ? null : localDateTime(instant).replace("T", " "));

/** The invitations to one event as a file, with the addresses that whoever calls or writes needs. */
export function invitationExport(eventId: number): ExportDefinition {
  return {
    list: invitationList,
    permission: "event.invite",
    read: (context, query, t) => {
      authorize(context, "event.invite");
      return {
        columns: [
          { header: "invitation.firm", kind: "text" },
          { header: "invitation.contact", kind: "text" },
          { header: "registration.email", kind: "text" },
          { header: "invitation.answer", kind: "text" },
          { header: "invitation.sentAt", kind: "text" },
          { header: "invitation.remindedAt", kind: "text" },
        ],
        rows: runWholeList(context, invitationSource(context, eventId), query).map((row) => [
          row.legalName,
          row.contactName,
          row.email,
          t(INVITATION_ANSWER_LABELS[row.answer]),
          timeText(row.sentAt),
          timeText(row.remindedAt),
        ]),
      };
    },
  };
}
