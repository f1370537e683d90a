import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { SiteForm } from "~/modules/organisations/sites/components/SiteForm";
import { saveSite } from "~/modules/organisations/sites/save-site.server";
import { siteForm } from "~/modules/organisations/sites/site-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "site.new" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  organisationInCare(context, id);
  return { id };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  saveSite(context, { organisationId, values: accepted(siteForm, context.values) });
  return seeOther(`/organisations/${organisationId}/sites?saved=yes`);
});

export default function NewSite() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/sites`;
  return (
    <Panel title={t("site.new")} closeTo={back}>
      <SiteForm cancelTo={back} />
    </Panel>
  );
}
