import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { FileList } from "~/files/components/FileList";
import { filesOf, NO_FILES } from "~/files/file-queries.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { LineAct, RecordLine } from "~/modules/organisations/components/RecordLine";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { STAGE_FILE_PURPOSES } from "~/modules/organisations/stages/file-purposes";
import { stageFiles } from "~/modules/organisations/stages/stage-files.server";
import { stagesOfOrganisation } from "~/modules/organisations/stages/stage-queries.server";
import { STAGE_LABELS, STEP_LABELS } from "~/modules/organisations/stages/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.stages")} · ${data.head.legalName}`,
};

export const loader = page("organisation.see", (context) => {
  const id = idParam(context.params);
  const head = organisationHead(context, id);
  const { steps, stage, skipped } = stagesOfOrganisation(context, id);
  return {
    id,
    head,
    stage,
    skipped,
    steps: steps.map((step) => ({ ...step, files: head.inCare ? filesOf(context, stageFiles, step.id) : NO_FILES })),
    mayWrite: can(context.actor, "organisation.write") && head.inCare && !head.archived,
    saved: context.url.searchParams.has("saved") || context.url.searchParams.get("file") === "saved",
  };
});

export default function OrganisationStages() {
  const t = useT();
  const { id, head, stage, skipped, steps, mayWrite, saved } = useLoaderData<typeof loader>();
  const path = `/organisations/${id}/stages`;
  const add = mayWrite ? (
    <LinkButton look="main" href={`${path}/new`}>
      {t("stage.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <OrganisationHead head={head} current="stages">
        {steps.length > 0 ? add : null}
      </OrganisationHead>
      {saved ? <Notice tone="ok">{t("stage.saved")}</Notice> : null}
      {mayWrite && skipped.length > 0 ? (
        <Notice tone="warn">
          {t("stage.skippedNow", { steps: skipped.map((step) => t(STEP_LABELS[step])).join(" · ") })}
        </Notice>
      ) : null}
      {stage === null ? null : <p className="mb-3">{t("stage.now", { stage: t(STAGE_LABELS[stage]) })}</p>}
      {steps.length === 0 ? (
        <EmptyState title={t("stage.empty")} hint={mayWrite ? t("stage.list.emptyHint") : undefined}>
          {add}
        </EmptyState>
      ) : (
        <ol className="rounded-lg border border-line bg-sheet">
          {steps.map((each) => (
            <RecordLine
              key={each.id}
              acts={
                mayWrite ? (
                  <>
                    <LineAct
                      href={`/files/of/stage_transition/${each.id}`}
                      label={t("stage.files.add")}
                      of={t(STEP_LABELS[each.step])}
                    />
                    <LineAct href={`${path}/${each.id}`} label={t("action.edit")} of={t(STEP_LABELS[each.step])} />
                    <LineAct
                      href={`${path}/${each.id}/removal`}
                      label={t("action.remove")}
                      of={t(STEP_LABELS[each.step])}
                    />
                  </>
                ) : null
              }
            >
              <span className="tabular-nums">{each.day}</span>
              <Tag tone="weft">{t(STEP_LABELS[each.step])}</Tag>
              <span className="min-w-0 break-words text-ink-soft">{each.note}</span>
              {each.files.files.length > 0 || each.files.removed.length > 0 ? (
                <div className="w-full">
                  <FileList {...each.files} purposes={STAGE_FILE_PURPOSES} />
                </div>
              ) : null}
            </RecordLine>
          ))}
        </ol>
      )}
      <Outlet />
    </>
  );
}
