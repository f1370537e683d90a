import { notFound } from "~/http/errors";
import { resource } from "~/http/page.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { fileAnswer } from "~/transfer/file-answer";
import { definitionOf } from "~/transfer/import-record.server";
import { templateFile } from "~/transfer/template-file.server";

export const loader = resource("import.run", async (context) => {
  const kind = /^([a-z-]{1,40})\.xlsx$/.exec(context.params.file ?? "")?.[1];
  if (!kind) throw notFound();
  const { fileName, bytes } = await templateFile(context, definitionOf(importRegistry, kind));
  return fileAnswer(fileName, "xlsx", bytes);
});
