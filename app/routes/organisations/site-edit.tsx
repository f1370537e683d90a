import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { SiteForm } from "~/modules/organisations/sites/components/SiteForm";
import { saveSite } from "~/modules/organisations/sites/save-site.server";
import { siteForm } from "~/modules/organisations/sites/site-form";
import { siteFormValues } from "~/modules/organisations/sites/site-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "site.edit" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return { id, ...siteFormValues(context, id, idParam(context.params, "siteId")) };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const id = idParam(context.params, "siteId");
  saveSite(context, { organisationId, id, values: accepted(siteForm, context.values) });
  return seeOther(`/organisations/${organisationId}/sites?saved=yes`);
});

export default function EditSite() {
  const t = useT();
  const { id, values, version } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/sites`;
  return (
    <Panel title={t("site.edit")} closeTo={back}>
      <SiteForm values={values} version={version} cancelTo={back} />
    </Panel>
  );
}
