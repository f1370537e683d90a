import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PledgeFields, PledgeTextFields } from "~/modules/conduct/components/PledgeFields";
import { newPledgeForm } from "~/modules/conduct/pledge-form";
import { createPledge } from "~/modules/conduct/save-pledge.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "pledge.new" };

export const loader = page("pledge.write", (context) => ({ today: dayOfInstant(context.now()) }));

export const action = act("pledge.write", (context) => {
  const id = createPledge(context, accepted(newPledgeForm, context.values));
  return seeOther(`/conduct/pledges/${id}`);
});

export default function NewPledge() {
  const t = useT();
  const { today } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("pledge.new")} closeTo="/conduct/pledges">
      <Form schema={newPledgeForm} values={{ validFrom: today }} cancelTo="/conduct/pledges">
        <PledgeFields />
        <PledgeTextFields />
      </Form>
    </Panel>
  );
}
