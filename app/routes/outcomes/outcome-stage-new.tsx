import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, SelectField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findOutcome } from "~/modules/events/outcomes/find-outcome.server";
import { moveOutcome } from "~/modules/events/outcomes/move-outcome.server";
import { stageForm } from "~/modules/events/outcomes/outcome-form";
import { OUTCOME_STAGE_LABELS } from "~/modules/events/outcomes/outcome-labels";
import { nextStages } from "~/modules/events/outcomes/outcome-stages";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "outcome.move" };

export const loader = page("outcome.write", (context) => {
  const { id, stage } = findOutcome(context, idParam(context.params));
  return { id, next: nextStages(stage), today: dayOfInstant(context.now()) };
});

export const action = act("outcome.write", (context) => {
  const id = idParam(context.params);
  moveOutcome(context, id, accepted(stageForm, context.values));
  return seeOther(`/outcomes/${id}`);
});

export default function NewOutcomeStage() {
  const t = useT();
  const { id, next, today } = useLoaderData<typeof loader>();
  const back = `/outcomes/${id}`;
  return (
    <Panel title={t("outcome.move")} closeTo={back}>
      <Form schema={stageForm} values={{ stage: next[0], day: today }} cancelTo={back}>
        <SelectField
          name="stage"
          label={t("outcome.stage")}
          required
          options={next.map((stage) => ({ value: stage, label: t(OUTCOME_STAGE_LABELS[stage]) }))}
        />
        <DayField name="day" label={t("outcome.stageDay")} required />
        <TextAreaField name="note" label={t("outcome.stageNote")} />
      </Form>
    </Panel>
  );
}
