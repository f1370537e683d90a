import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DaySpanText } from "~/modules/organisations/components/DaySpanText";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { LineAct, RecordLine } from "~/modules/organisations/components/RecordLine";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { sitesOfOrganisation } from "~/modules/organisations/sites/site-queries.server";
import { SITE_KIND_LABELS } from "~/modules/organisations/sites/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle<{ head: { legalName: string } }> = {
  title: (t, data) => `${t("organisation.tab.sites")} · ${data.head.legalName}`,
};

export const loader = page("organisation.see", (context) => {
  const id = idParam(context.params);
  const head = organisationHead(context, id);
  return {
    id,
    head,
    sites: sitesOfOrganisation(context, id),
    mayWrite: can(context.actor, "organisation.write") && head.inCare && !head.archived,
    saved: context.url.searchParams.has("saved"),
  };
});

export default function OrganisationSites() {
  const t = useT();
  const { id, head, sites, mayWrite, saved } = useLoaderData<typeof loader>();
  const path = `/organisations/${id}/sites`;
  const add = mayWrite ? (
    <LinkButton look="main" href={`${path}/new`}>
      {t("site.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <OrganisationHead head={head} current="sites">
        {sites.length > 0 ? add : null}
      </OrganisationHead>
      {saved ? <Notice tone="ok">{t("site.saved")}</Notice> : null}
      {sites.length === 0 ? (
        <EmptyState title={t("site.empty")} hint={mayWrite ? t("site.emptyHint") : undefined}>
          {add}
        </EmptyState>
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {sites.map((site) => (
            <RecordLine
              key={site.id}
              acts={
                mayWrite ? (
                  <>
                    <LineAct href={`${path}/${site.id}`} label={t("action.edit")} of={site.region} />
                    <LineAct href={`${path}/${site.id}/removal`} label={t("action.remove")} of={site.region} />
                  </>
                ) : null
              }
            >
              <Tag tone={site.current ? "weft" : "plain"}>{t(SITE_KIND_LABELS[site.kind])}</Tag>
              <span className="min-w-0 break-words">
                {site.name ? <span className="font-medium">{site.name} </span> : null}
                {site.region} {site.address}
                {site.note ? (
                  <span className="block text-[13px] whitespace-pre-line text-ink-faint">{site.note}</span>
                ) : null}
              </span>
              <DaySpanText from={site.fromDay} until={site.untilDay} />
              {site.current ? null : <Tag>{t("site.former")}</Tag>}
            </RecordLine>
          ))}
        </ul>
      )}
      <Outlet />
    </>
  );
}
