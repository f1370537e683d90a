import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { TypedRemoval, typedRemovalForm } from "~/modules/organisations/components/TypedRemoval";
import { relationFormValues } from "~/modules/organisations/relations/relation-queries.server";
import { removeRelation } from "~/modules/organisations/relations/remove-relation.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "action.remove" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return { id, name: relationFormValues(context, id, idParam(context.params, "relationId")).values.other };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const { typedName } = accepted(typedRemovalForm, context.values);
  removeRelation(context, { organisationId, relationId: idParam(context.params, "relationId"), typedName });
  return seeOther(`/organisations/${organisationId}/relations?saved=yes`);
});

export default function RemoveRelation() {
  const t = useT();
  const { id, name } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/relations`;
  return (
    <Panel title={t("relation.remove", { name })} closeTo={back}>
      <TypedRemoval
        explanation={t("relation.removeExplain")}
        label={t("relation.remove.typeName")}
        name={name}
        cancelTo={back}
      />
    </Panel>
  );
}
