import { Refusal } from "~/http/errors";
import { idParam, refuseWhileLooking, resource } from "~/http/page.server";
import { exportReport } from "~/modules/reports/export-report.server";
import { EXPORT_FORMATS } from "~/modules/reports/vocabulary";
import { attachment } from "~/transfer/file-answer";

export const loader = resource("report.see", async (context) => {
  refuseWhileLooking(context);
  const wanted = context.url.searchParams.get("format");
  const format = EXPORT_FORMATS.find((name) => name === wanted);
  if (!format) throw new Refusal("invalid", "error.badRequest");
  const { fileName, contentType, body } = await exportReport(context, idParam(context.params), format);
  return new Response(new Uint8Array(body), {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": attachment(fileName),
      "Content-Length": String(body.length),
    },
  });
});
