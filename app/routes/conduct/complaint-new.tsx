import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { complaintForm, newComplaintKey } from "~/modules/conduct/complaint-form";
import { ComplaintFields } from "~/modules/conduct/components/ComplaintFields";
import { receiveComplaint } from "~/modules/conduct/receive-complaint.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "complaint.new" };

export const loader = page("complaint.handle", (context) => ({
  today: dayOfInstant(context.now()),
  submissionKey: randomUUID(),
}));

export const action = act("complaint.handle", (context) => {
  const { submissionKey } = accepted(newComplaintKey, context.values);
  const id = receiveComplaint(context, accepted(complaintForm, context.values), submissionKey);
  return seeOther(`/conduct/complaints/${id}`);
});

export default function NewComplaint() {
  const t = useT();
  const { today, submissionKey } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("complaint.new")} closeTo="/conduct/complaints">
      <Form schema={complaintForm} values={{ receivedOn: today, confidential: true }} cancelTo="/conduct/complaints">
        <HiddenField name="submissionKey" value={submissionKey} />
        <DayField name="receivedOn" label={t("complaint.receivedOn")} required />
        <ComplaintFields />
        <TextField
          name="complainantOrganisation"
          label={t("complaint.complainantOrganisation")}
          maxLength={120}
          autoComplete="off"
        />
        <TextField name="complainantName" label={t("complaint.complainantName")} maxLength={60} autoComplete="off" />
        <TextField
          name="complainantContact"
          label={t("complaint.complainantContact")}
          maxLength={120}
          autoComplete="off"
        />
      </Form>
    </Panel>
  );
}
