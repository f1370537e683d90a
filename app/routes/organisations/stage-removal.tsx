import { Form, useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { removeStage } from "~/modules/organisations/stages/save-stage.server";
import { stageFormValues } from "~/modules/organisations/stages/stage-queries.server";
import { STEP_LABELS, type StageStep } from "~/modules/organisations/stages/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "stage.removal" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const { step, day } = stageFormValues(context, id, idParam(context.params, "transitionId")).values;
  return { id, step: step as StageStep, day };
});

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  removeStage(context, id, idParam(context.params, "transitionId"));
  return seeOther(`/organisations/${id}/stages?saved=yes`);
});

export default function RemoveStage() {
  const t = useT();
  const { id, step, day } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}/stages`;
  return (
    <Panel title={t("stage.removal")} closeTo={back}>
      <p className="mb-4">{t("stage.removeExplain", { step: t(STEP_LABELS[step]), day })}</p>
      <Form method="post" className="flex gap-2">
        <Button look="danger" type="submit">
          {t("action.remove")}
        </Button>
        <LinkButton look="quiet" href={back}>
          {t("action.cancel")}
        </LinkButton>
      </Form>
    </Panel>
  );
}
