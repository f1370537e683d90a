import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { TypedRemoval, typedRemovalForm } from "~/modules/organisations/components/TypedRemoval";
import { removeSite } from "~/modules/organisations/sites/remove-site.server";
import { siteFormValues } from "~/modules/organisations/sites/site-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "site.remove" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const { values } = siteFormValues(context, id, idParam(context.params, "siteId"));
  return { id, region: values.region, place: [values.name, values.region, values.address].filter(Boolean).join(" · ") };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const { typedName } = accepted(typedRemovalForm, context.values);
  removeSite(context, { organisationId, siteId: idParam(context.params, "siteId"), typedName });
  return seeOther(`/organisations/${organisationId}/sites?saved=yes`);
});

export default function RemoveSite() {
  const t = useT();
  const { id, region, place } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/sites`;
  return (
    <Panel title={t("site.remove")} closeTo={back}>
      <TypedRemoval
        explanation={t("site.removeExplain", { place })}
        label={t("site.remove.typeName")}
        name={region}
        cancelTo={back}
      />
    </Panel>
  );
}
