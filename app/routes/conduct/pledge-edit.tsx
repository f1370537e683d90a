import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { PledgeFields } from "~/modules/conduct/components/PledgeFields";
import { pledgeForm } from "~/modules/conduct/pledge-form";
import { findPledge, updatePledge } from "~/modules/conduct/save-pledge.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "pledge.edit" };

export const loader = page("pledge.write", (context) => findPledge(context, idParam(context.params)));

export const action = act("pledge.write", (context) => {
  const id = idParam(context.params);
  updatePledge(context, id, accepted(pledgeForm, context.values));
  return seeOther(`/conduct/pledges/${id}`);
});

export default function EditPledge() {
  const t = useT();
  const pledge = useLoaderData<typeof loader>();
  const back = `/conduct/pledges/${pledge.id}`;
  return (
    <Panel title={t("pledge.edit")} closeTo={back}>
      <Form schema={pledgeForm} values={pledge} cancelTo={back}>
        <HiddenField name="version" value={pledge.version} />
        <PledgeFields />
      </Form>
    </Panel>
  );
}
