import { idParam, resource } from "~/http/page.server";
import { importRegistry } from "~/transfer-registry/imports.server";
import { fileAnswer } from "~/transfer/file-answer";
import { problemFile } from "~/transfer/problem-file.server";

export const loader = resource("import.run", async (context) => {
  const { fileName, bytes } = await problemFile(context, importRegistry, idParam(context.params));
  return fileAnswer(fileName, "xlsx", bytes);
});
