import { Form, useLoaderData } from "@remix-run/react";
import { fileRegistry } from "~/file-registry/files.server";
import { fileSize } from "~/files/file-size";
import { removeFile, writableFile } from "~/files/remove-file.server";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { Button, LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "file.removal.title" };

export const loader = page("file.write", (context) => {
  const { file, subject } = writableFile(context, fileRegistry, idParam(context.params));
  const back = subject.pathOf(context, file.subjectId);
  if (file.removedAt !== null) throw seeOther(back);
  return { name: file.name, size: fileSize(file.size), day: dayOfInstant(file.uploadedAt), back };
});

export const action = act("file.write", (context) => {
  const id = idParam(context.params);
  const { file, subject } = writableFile(context, fileRegistry, id);
  removeFile(context, fileRegistry, id);
  return seeOther(`${subject.pathOf(context, file.subjectId)}?file=removed`);
});

export default function FileRemoval() {
  const t = useT();
  const { name, size, day, back } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("file.removal.title")} />
      <p className="mb-4 max-w-prose break-words">{t("file.removal.text", { name, size, day })}</p>
      <Form method="post" className="flex gap-2">
        <Button look="danger" type="submit">
          {t("action.remove")}
        </Button>
        <LinkButton href={back}>{t("action.cancel")}</LinkButton>
      </Form>
    </>
  );
}
