import { useLoaderData } from "@remix-run/react";
import { ChooseFile } from "~/files/components/ChooseFile";
import { receivedFileIfAny } from "~/files/received-file.server";
import { Form } from "~/forms/Form";
import { DayField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { paperSignatureForm } from "~/modules/conduct/pledge-form";
import { findPledge } from "~/modules/conduct/save-pledge.server";
import { recordPaperSignature } from "~/modules/conduct/sign-pledge.server";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "pledge.paper" };

export const loader = page("pledge.write", (context) => ({
  id: findPledge(context, idParam(context.params)).id,
  today: dayOfInstant(context.now()),
}));

export const action = act("pledge.write", async (context) => {
  const id = idParam(context.params);
  const input = accepted(paperSignatureForm, context.values);
  const file = await receivedFileIfAny(context.values.file);
  recordPaperSignature(context, id, input, file);
  return seeOther(`/conduct/pledges/${id}`);
});

export default function NewPaperSignature() {
  const t = useT();
  const { id, today } = useLoaderData<typeof loader>();
  const back = `/conduct/pledges/${id}`;
  return (
    <Panel title={t("pledge.paper")} closeTo={back}>
      <Form schema={paperSignatureForm} values={{ signedOn: today }} cancelTo={back} multipart>
        <OrganisationNameField name="organisation" label={t("pledge.organisation")} required />
        <TextField name="signatoryName" label={t("pledge.signatory")} required maxLength={60} autoComplete="off" />
        <TextField name="signatoryDuty" label={t("pledge.signatoryDuty")} maxLength={60} autoComplete="off" />
        <DayField name="signedOn" label={t("pledge.signedOn")} required />
        <ChooseFile label={t("pledge.evidence")} />
      </Form>
    </Panel>
  );
}
