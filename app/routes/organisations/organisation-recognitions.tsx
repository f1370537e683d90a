import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { filesOf, NO_FILES } from "~/files/file-queries.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { RecognitionCard } from "~/modules/organisations/recognitions/components/RecognitionCard";
import { recognitionFiles } from "~/modules/organisations/recognitions/recognition-files.server";
import { recognitionsOfOrganisation } from "~/modules/organisations/recognitions/recognition-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.recognitions")} · ${data.head.legalName}`,
};

export const loader = page("organisation.see", (context) => {
  const id = idParam(context.params);
  const head = organisationHead(context, id);
  return {
    id,
    head,
    recognitions: recognitionsOfOrganisation(context, id).map((recognition) => ({
      recognition,
      files: head.inCare ? filesOf(context, recognitionFiles, recognition.id) : NO_FILES,
    })),
    mayWrite: can(context.actor, "organisation.write") && head.inCare && !head.archived,
    saved: context.url.searchParams.has("saved") || context.url.searchParams.get("file") === "saved",
  };
});

export default function OrganisationRecognitions() {
  const t = useT();
  const { id, head, recognitions, mayWrite, saved } = useLoaderData<typeof loader>();
  const path = `/organisations/${id}/recognitions`;
  const add = mayWrite ? (
    <LinkButton look="main" href={`${path}/new`}>
      {t("recognition.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <OrganisationHead head={head} current="recognitions">
        {recognitions.length > 0 ? add : null}
      </OrganisationHead>
      {saved ? <Notice tone="ok">{t("recognition.saved")}</Notice> : null}
      {recognitions.length === 0 ? (
        <EmptyState title={t("recognition.empty")} hint={mayWrite ? t("recognition.emptyHint") : undefined}>
          {add}
        </EmptyState>
      ) : (
        recognitions.map(({ recognition, files }) => (
          <RecognitionCard
            key={recognition.id}
            recognition={recognition}
            files={files}
            path={`${path}/${recognition.id}`}
            mayWrite={mayWrite}
          />
        ))
      )}
      <Outlet />
    </>
  );
}
