import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { TypedRemoval, typedRemovalForm } from "~/modules/organisations/components/TypedRemoval";
import { recognitionsOfOrganisation } from "~/modules/organisations/recognitions/recognition-queries.server";
import { removeRecognition } from "~/modules/organisations/recognitions/remove-recognition.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "action.remove" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const recognitionId = idParam(context.params, "recognitionId");
  const recognition = recognitionsOfOrganisation(context, id).find((each) => each.id === recognitionId);
  if (!recognition) throw notFound();
  const { type, reviews, reports } = recognition;
  return { id, type, reviews: reviews.length, reports: reports.filter((report) => report.id !== null).length };
});

export const action = act("organisation.write", (context) => {
  const organisationId = idParam(context.params);
  const { typedName } = accepted(typedRemovalForm, context.values);
  removeRecognition(context, { organisationId, recognitionId: idParam(context.params, "recognitionId"), typedName });
  return seeOther(`/organisations/${organisationId}/recognitions?saved=yes`);
});

export default function RemoveRecognition() {
  const t = useT();
  const { id, type, reviews, reports } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/recognitions`;
  return (
    <Panel title={t("recognition.remove", { name: type })} closeTo={back}>
      <TypedRemoval
        explanation={t("recognition.removeExplain", { reviews, reports })}
        label={t("recognition.remove.typeName")}
        name={type}
        cancelTo={back}
      />
    </Panel>
  );
}
