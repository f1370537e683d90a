import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { assignmentForm } from "~/modules/conduct/complaint-form";
import { findComplaint } from "~/modules/conduct/find-complaint.server";
import { assignComplaint } from "~/modules/conduct/take-complaint-step.server";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "complaint.step.assign" };

export const loader = page("complaint.handle", (context) => {
  const { id, version, aboutName } = findComplaint(context, idParam(context.params));
  return { id, version, aboutName };
});

export const action = act("complaint.handle", (context) => {
  const id = idParam(context.params);
  assignComplaint(context, id, accepted(assignmentForm, context.values));
  return seeOther(`/conduct/complaints/${id}`);
});

export default function AssignComplaint() {
  const t = useT();
  const { id, version, aboutName } = useLoaderData<typeof loader>();
  const back = `/conduct/complaints/${id}`;
  return (
    <Panel title={t("complaint.step.assign")} closeTo={back}>
      <Form schema={assignmentForm} values={{ organisation: aboutName }} cancelTo={back}>
        <HiddenField name="version" value={version} />
        <OrganisationNameField name="organisation" label={t("complaint.about")} required />
      </Form>
    </Panel>
  );
}
