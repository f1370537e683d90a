import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findEventToRun } from "~/modules/events/find-event.server";
import { OutcomeFields } from "~/modules/events/outcomes/components/OutcomeFields";
import { newOutcomeForm } from "~/modules/events/outcomes/outcome-form";
import { outcomeOwners, recordOutcome } from "~/modules/events/outcomes/save-outcome.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "outcome.new" };

export const loader = page("outcome.write", (context) => {
  const event = findEventToRun(context, idParam(context.params));
  return { id: event.id, day: event.endDay, owners: outcomeOwners(context, event.id), self: context.actor.userId };
});

export const action = act("outcome.write", (context) => {
  const id = recordOutcome(context, idParam(context.params), accepted(newOutcomeForm, context.values));
  return seeOther(`/outcomes/${id}`);
});

export default function NewOutcome() {
  const t = useT();
  const { id, day, owners, self } = useLoaderData<typeof loader>();
  const back = `/events/${id}`;
  return (
    <Panel title={t("outcome.new")} closeTo={back}>
      <Form schema={newOutcomeForm} values={{ day, ownerId: self ?? "" }} cancelTo={back}>
        <OutcomeFields owners={owners} withStage />
      </Form>
    </Panel>
  );
}
