import { Form, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { FileList } from "~/files/components/FileList";
import { FileUploadForm } from "~/files/components/FileUploadForm";
import { filesOf } from "~/files/file-queries.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { FIRM_FILE_PURPOSES, ORGANISATION_FILE_PURPOSES } from "~/modules/organisations/profile/file-purposes";
import { firmFiles, organisationFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { filesToShare } from "~/modules/organisations/profile/share-file.server";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.files")} · ${data.head.legalName}`,
};

export const loader = page("organisation.see", (context) => {
  const id = idParam(context.params);
  const head = organisationHead(context, id);
  return {
    id,
    head,
    internal: can(context.actor, "organisationFile.see") ? filesOf(context, organisationFiles, id) : null,
    toShare: can(context.actor, "organisation.write") && head.inCare ? filesToShare(context, id) : [],
    shared: filesOf(context, sharedFiles, id),
    fromFirm: filesOf(context, firmFiles, id),
    file: context.url.searchParams.get("file"),
  };
});

export default function OrganisationFiles() {
  const t = useT();
  const { id, head, internal, toShare, shared, fromFirm, file } = useLoaderData<typeof loader>();
  return (
    <>
      <OrganisationHead head={head} current="files" />
      {file === "saved" ? <Notice tone="ok">{t("file.saved")}</Notice> : null}
      {file === "removed" ? <Notice tone="ok">{t("file.removal.done")}</Notice> : null}
      {internal ? (
        <Section title={t("organisation.files.internal")} note={t("organisation.files.internalNote")}>
          <FileList {...internal} purposes={ORGANISATION_FILE_PURPOSES} />
          {internal.mayWrite ? (
            <details className="mt-3 max-w-xl print:hidden" open={internal.files.length === 0}>
              <summary className="touch-target mb-3 cursor-pointer text-weft">{t("file.add")}</summary>
              <FileUploadForm subjectKind="organisation" subjectId={id} purposes={ORGANISATION_FILE_PURPOSES} />
            </details>
          ) : null}
        </Section>
      ) : null}
      <Section title={t("organisation.files.shared")} note={t("organisation.files.sharedNote")}>
        <FileList {...shared} purposes={ORGANISATION_FILE_PURPOSES} />
        {toShare.length > 0 ? (
          <details className="mt-3 print:hidden">
            <summary className="touch-target cursor-pointer text-weft">{t("organisation.files.shareKept")}</summary>
            <ul className="mt-2 rounded-lg border border-line bg-sheet">
              {toShare.map((kept) => (
                <li
                  key={kept.id}
                  className="flex min-h-11 flex-wrap items-center gap-3 border-b border-line px-4 py-1.5 last:border-0"
                >
                  <span className="min-w-0 flex-1 break-all">{kept.name}</span>
                  <Form method="post" action={`/files/${kept.id}/sharing`}>
                    <Button type="submit" look="quiet" aria-label={`${t("organisation.files.share")} ${kept.name}`}>
                      {t("organisation.files.share")}
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {shared.mayWrite ? (
          <p className="mt-3">
            <a href={`/files/of/shared_file/${id}`} className="touch-target text-weft hover:underline">
              {t("file.add")}
            </a>
          </p>
        ) : null}
      </Section>
      <Section title={t("organisation.files.fromFirm")} note={t("organisation.files.fromFirmNote")}>
        <FileList {...fromFirm} purposes={FIRM_FILE_PURPOSES} />
        {fromFirm.mayWrite ? (
          <p className="mt-3">
            <a href={`/files/of/firm_file/${id}`} className="touch-target text-weft hover:underline">
              {t("file.add")}
            </a>
          </p>
        ) : null}
      </Section>
    </>
  );
}
