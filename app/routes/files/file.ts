import { fileRegistry } from "~/file-registry/files.server";
import { fileToRead } from "~/files/file-queries.server";
import { storedFileAnswer } from "~/files/stored-file-answer";
import { idParam, resource } from "~/http/page.server";

export const loader = resource("file.see", (context) =>
  storedFileAnswer(fileToRead(context, fileRegistry, idParam(context.params))),
);
