import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { seenVersion } from "~/modules/governance/body-form";
import { MandateFields } from "~/modules/governance/components/MandateFields";
import { mandateFormValues } from "~/modules/governance/governance-queries.server";
import { mandateForm } from "~/modules/governance/mandate-form";
import { updateMandate } from "~/modules/governance/save-mandate.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "mandate.edit" };

export const loader = page("governance.write", (context) => {
  const bodyId = idParam(context.params);
  const mandate = mandateFormValues(context, bodyId, idParam(context.params, "mandateId"));
  if (!mandate) throw notFound();
  return { bodyId, mandate };
});

export const action = act("governance.write", (context) => {
  const bodyId = idParam(context.params);
  const { version } = accepted(seenVersion, context.values);
  const values = accepted(mandateForm, context.values);
  updateMandate(context, bodyId, idParam(context.params, "mandateId"), version, values);
  return seeOther(`/governance/bodies/${bodyId}`);
});

export default function EditMandate() {
  const t = useT();
  const { bodyId, mandate } = useLoaderData<typeof loader>();
  const back = `/governance/bodies/${bodyId}`;
  return (
    <Panel title={t("mandate.edit")} closeTo={back}>
      <Form schema={mandateForm} values={mandate} cancelTo={back}>
        <HiddenField name="version" value={mandate.version} />
        <MandateFields />
      </Form>
    </Panel>
  );
}
