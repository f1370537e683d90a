import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { listSearch, parseListQuery } from "~/lists/list-query";
import { OrganisationForm } from "~/modules/organisations/components/OrganisationForm";
import { createOrganisation } from "~/modules/organisations/create-organisation.server";
import { organisationForm } from "~/modules/organisations/organisation-form";
import { organisationList } from "~/modules/organisations/organisation-list";
import { commonTags } from "~/modules/organisations/profile/tag-queries.server";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "organisation.new" };

export const loader = page("organisation.write", (context) => {
  const query = parseListQuery(organisationList, context.url.searchParams);
  return {
    promoters: promoterOptions(context),
    tags: commonTags(context),
    list: organisationList.path + listSearch(organisationList, query, { page: query.page }),
  };
});

export const action = act("organisation.write", (context) => {
  const { id } = createOrganisation(context, accepted(organisationForm, context.values));
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function NewOrganisation() {
  const t = useT();
  const { promoters, tags, list } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("organisation.new")} closeTo={list}>
      <OrganisationForm values={{ kind: "enterprise" }} promoters={promoters} tags={tags} cancelTo={list} />
    </Panel>
  );
}
