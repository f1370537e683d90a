import { notFound, Refusal } from "~/http/errors";
import { refuseWhileLooking, resource } from "~/http/page.server";
import { exportRegistry } from "~/transfer-registry/exports.server";
import { exportList, isExportFormat } from "~/transfer/export-list.server";
import { fileAnswer } from "~/transfer/file-answer";

/** `/exports/organisations.csv?…` or `/exports/organisations?format=xlsx&…`, with the query of the list's own address. */
export const loader = resource("home.see", async (context) => {
  refuseWhileLooking(context);
  const [, list = "", ending] = /^([a-z-]{1,40})(?:\.([a-z]{1,8}))?$/.exec(context.params.list ?? "") ?? [];
  const definition = Object.hasOwn(exportRegistry, list) ? exportRegistry[list] : undefined;
  if (!definition) throw notFound();
  const format = ending ?? context.url.searchParams.get("format") ?? "csv";
  if (!isExportFormat(format)) throw new Refusal("invalid", "export.format");
  const file = await exportList(context, definition, format, context.url.searchParams);
  return fileAnswer(file.fileName, format, file.bytes);
});
