import { Refusal } from "~/http/errors";
import { idParam, refuseWhileLooking, resource } from "~/http/page.server";
import { exportPresence } from "~/modules/events/presence/presence-export.server";
import { isExportFormat } from "~/transfer/export-list.server";
import { fileAnswer } from "~/transfer/file-answer";

export const loader = resource("registration.export", async (context) => {
  refuseWhileLooking(context);
  const format = context.url.searchParams.get("format") ?? "csv";
  if (!isExportFormat(format)) throw new Refusal("invalid", "export.format");
  const file = await exportPresence(context, idParam(context.params), format);
  return fileAnswer(file.fileName, format, file.bytes);
});
