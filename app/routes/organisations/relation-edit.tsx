import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RelationForm } from "~/modules/organisations/relations/components/RelationForm";
import { saveRelation } from "~/modules/organisations/relations/save-relation.server";
import { relationForm } from "~/modules/organisations/relations/relation-form";
import { relationFormValues } from "~/modules/organisations/relations/relation-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "relation.edit" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return { id, ...relationFormValues(context, id, idParam(context.params, "relationId")) };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const id = idParam(context.params, "relationId");
  saveRelation(context, { organisationId, id, values: accepted(relationForm, context.values) });
  return seeOther(`/organisations/${organisationId}/relations?saved=yes`);
});

export default function EditRelation() {
  const t = useT();
  const { id, values, version } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/relations`;
  return (
    <Panel title={t("relation.edit")} closeTo={back}>
      <RelationForm values={values} version={version} cancelTo={back} />
    </Panel>
  );
}
