import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RelationForm } from "~/modules/organisations/relations/components/RelationForm";
import { saveRelation } from "~/modules/organisations/relations/save-relation.server";
import { relationForm } from "~/modules/organisations/relations/relation-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "relation.new" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  organisationInCare(context, id);
  return { id };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  saveRelation(context, { organisationId, values: accepted(relationForm, context.values) });
  return seeOther(`/organisations/${organisationId}/relations?saved=yes`);
});

export default function NewRelation() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/relations`;
  return (
    <Panel title={t("relation.new")} closeTo={back}>
      <RelationForm cancelTo={back} />
    </Panel>
  );
}
