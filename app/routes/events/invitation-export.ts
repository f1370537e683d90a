import { Refusal } from "~/http/errors";
import { idParam, refuseWhileLooking, resource } from "~/http/page.server";
import { findEventToRun } from "~/modules/events/find-event.server";
import { invitationExport } from "~/modules/events/invitations/invitation-export.server";
import { exportList, isExportFormat } from "~/transfer/export-list.server";
import { fileAnswer } from "~/transfer/file-answer";

export const loader = resource("event.invite", async (context) => {
  refuseWhileLooking(context);
  const event = findEventToRun(context, idParam(context.params));
  const format = context.url.searchParams.get("format") ?? "csv";
  if (!isExportFormat(format)) throw new Refusal("invalid", "export.format");
  const file = await exportList(context, invitationExport(event.id), format, context.url.searchParams);
  return fileAnswer(file.fileName, format, file.bytes);
});
