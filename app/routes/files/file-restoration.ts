import { fileRegistry } from "~/file-registry/files.server";
import { restoreFile, writableFile } from "~/files/remove-file.server";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";

export const loader = page("file.write", (context) => {
  const { file, subject } = writableFile(context, fileRegistry, idParam(context.params));
  return seeOther(subject.pathOf(context, file.subjectId));
});

export const action = act("file.write", (context) => {
  const id = idParam(context.params);
  const { file, subject } = writableFile(context, fileRegistry, id);
  restoreFile(context, fileRegistry, id);
  return seeOther(`${subject.pathOf(context, file.subjectId)}?file=saved`);
});
