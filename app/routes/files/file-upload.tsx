import { useLoaderData } from "@remix-run/react";
import { fileRegistry } from "~/file-registry/files.server";
import { FileList } from "~/files/components/FileList";
import { FileUploadForm } from "~/files/components/FileUploadForm";
import { filesOf } from "~/files/file-queries.server";
import type { FileSubject } from "~/files/file-subject";
import { fileUploadForm } from "~/files/file-upload-form";
import { receivedFile } from "~/files/received-file.server";
import { storeFile } from "~/files/store-file.server";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "file.add" };

function subjectOf(params: Record<string, string | undefined>): { subject: FileSubject; subjectId: number } {
  const kind = params.kind ?? "";
  const subject = Object.hasOwn(fileRegistry, kind) ? fileRegistry[kind] : undefined;
  if (!subject) throw notFound();
  return { subject, subjectId: idParam(params, "subjectId") };
}

export const loader = page("file.write", (context) => {
  const { subject, subjectId } = subjectOf(context.params);
  const list = filesOf(context, subject, subjectId);
  if (!list.mayWrite) throw notFound();
  return {
    ...list,
    subjectKind: subject.kind,
    subjectId,
    purposes: subject.purposes,
    title: subject.titleOf(context, subjectId),
    back: subject.pathOf(context, subjectId),
  };
});

export const action = act("file.write", async (context) => {
  const { subject, subjectId } = subjectOf(context.params);
  subject.see(context, subjectId);
  const { purpose } = accepted(fileUploadForm, context.values);
  const file = await receivedFile(context.values.file);
  storeFile(context, subject, { subjectId, purpose, file });
  return seeOther(`${subject.pathOf(context, subjectId)}?file=saved`);
});

/** The form of the record's own page lands here when it was refused, and without its page this is the form. */
export default function FileUpload() {
  const t = useT();
  const { subjectKind, subjectId, purposes, title, back, files, removed, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("file.addTo", { name: title })}>
        <LinkButton href={back}>{t("action.back")}</LinkButton>
      </PageHead>
      <div className="mb-6 max-w-xl">
        <FileUploadForm {...{ subjectKind, subjectId, purposes }} />
      </div>
      <FileList {...{ files, removed, mayWrite, purposes }} />
    </>
  );
}
