import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DaySpanText } from "~/modules/organisations/components/DaySpanText";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { LineAct, RecordLine } from "~/modules/organisations/components/RecordLine";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { relationsOfOrganisation } from "~/modules/organisations/relations/relation-queries.server";
import { ROLE_LABELS } from "~/modules/organisations/relations/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.relations")} · ${data.head.legalName}`,
};

export const loader = page("relation.see", (context) => {
  const id = idParam(context.params);
  const head = organisationHead(context, id);
  return {
    id,
    head,
    relations: relationsOfOrganisation(context, id),
    mayWrite: can(context.actor, "organisation.write") && head.inCare && !head.archived,
    saved: context.url.searchParams.has("saved"),
  };
});

export default function OrganisationRelations() {
  const t = useT();
  const { id, head, relations, mayWrite, saved } = useLoaderData<typeof loader>();
  const path = `/organisations/${id}/relations`;
  const add = mayWrite ? (
    <LinkButton look="main" href={`${path}/new`}>
      {t("relation.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <OrganisationHead head={head} current="relations">
        {relations.length > 0 ? add : null}
      </OrganisationHead>
      {saved ? <Notice tone="ok">{t("relation.saved")}</Notice> : null}
      {relations.length === 0 ? (
        <EmptyState title={t("relation.empty")} hint={mayWrite ? t("relation.emptyHint") : undefined}>
          {add}
        </EmptyState>
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {relations.map((relation) => (
            <RecordLine
              key={relation.id}
              acts={
                mayWrite ? (
                  <>
                    <LineAct href={`${path}/${relation.id}`} label={t("action.edit")} of={relation.otherName} />
                    <LineAct
                      href={`${path}/${relation.id}/removal`}
                      label={t("action.remove")}
                      of={relation.otherName}
                    />
                  </>
                ) : null
              }
            >
              <Tag tone={relation.current ? "weft" : "plain"}>{t(ROLE_LABELS[relation.role])}</Tag>
              <span className="min-w-0 break-words">
                <a
                  href={`/organisations/${relation.otherId}/relations`}
                  className="touch-target inline-flex items-center font-medium hover:underline"
                >
                  {relation.otherName}
                </a>
                {relation.note ? (
                  <span className="block text-[13px] whitespace-pre-line text-ink-faint">{relation.note}</span>
                ) : null}
              </span>
              <DaySpanText from={relation.startDay} until={relation.endDay} />
              {relation.current ? null : <Tag>{t(relation.enabled ? "relation.former" : "relation.disabled")}</Tag>}
            </RecordLine>
          ))}
        </ul>
      )}
      <Outlet />
    </>
  );
}
