import { Refusal } from "~/http/errors";
import { refuseWhileLooking, resource } from "~/http/page.server";
import { exportStatistics } from "~/modules/reports/event-statistics/export-statistics.server";
import { chosenPeriod } from "~/modules/reports/event-statistics/chosen-period";
import { isExportFormat } from "~/transfer/export-list.server";
import { fileAnswer } from "~/transfer/file-answer";

export const loader = resource("event.export", async (context) => {
  refuseWhileLooking(context);
  const format = context.url.searchParams.get("format") ?? "csv";
  if (!isExportFormat(format)) throw new Refusal("invalid", "export.format");
  const period = chosenPeriod(context.url.searchParams.get("period"), context.now());
  const file = await exportStatistics(context, period, format);
  return fileAnswer(file.fileName, format, file.bytes);
});
