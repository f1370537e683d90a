import { Refusal } from "~/http/errors";
import { idParam, refuseWhileLooking, resource } from "~/http/page.server";
import { registrationExport } from "~/modules/events/event-export.server";
import { findEvent } from "~/modules/events/find-event.server";
import { exportList, isExportFormat } from "~/transfer/export-list.server";
import { fileAnswer } from "~/transfer/file-answer";

export const loader = resource("registration.export", async (context) => {
  refuseWhileLooking(context);
  const event = findEvent(context, idParam(context.params));
  const format = context.url.searchParams.get("format") ?? "csv";
  if (!isExportFormat(format)) throw new Refusal("invalid", "export.format");
  const file = await exportList(context, registrationExport(event.id), format, context.url.searchParams);
  return fileAnswer(file.fileName, format, file.bytes);
});
