import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OutcomeFields } from "~/modules/events/outcomes/components/OutcomeFields";
import { outcomeForm, outcomeVersion } from "~/modules/events/outcomes/outcome-form";
import { outcomePage } from "~/modules/events/outcomes/outcome-queries.server";
import { outcomeOwners, updateOutcome } from "~/modules/events/outcomes/save-outcome.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { typedYuan } from "~/values/money-text";

export const handle: PageHandle = { title: "outcome.edit" };

export const loader = page("outcome.write", (context) => {
  const { outcome, parties } = outcomePage(context, idParam(context.params));
  const { id, version, kind, title, day, valueFen, otherParties, ownerId, nextStep, nextStepDue, note } = outcome;
  return {
    id,
    version,
    owners: outcomeOwners(context, outcome.eventId),
    values: {
      ...{ kind, title, day, otherParties, ownerId, nextStep, nextStepDue, note },
      valueFen: typedYuan(valueFen),
      parties: parties.map(({ name }) => name),
    },
  };
});

export const action = act("outcome.write", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(outcomeVersion, context.values);
  updateOutcome(context, id, version, accepted(outcomeForm, context.values));
  return seeOther(`/outcomes/${id}`);
});

export default function EditOutcome() {
  const t = useT();
  const { id, version, values, owners } = useLoaderData<typeof loader>();
  const back = `/outcomes/${id}`;
  return (
    <Panel title={t("outcome.edit")} closeTo={back}>
      <Form schema={outcomeForm} values={values} cancelTo={back}>
        <HiddenField name="version" value={version} />
        <OutcomeFields owners={owners} />
      </Form>
    </Panel>
  );
}
