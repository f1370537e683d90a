import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { resumptionForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { resumeMembership } from "~/modules/organisations/membership/suspend-membership.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.resume" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  resumeMembership(context, { organisationId, ...accepted(resumptionForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=resumed`);
});

export default function ResumeMembership() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.resume")} closeTo={path}>
      <Form
        schema={resumptionForm}
        values={{ resumesOn: data.today }}
        submitLabel={t("membership.resume")}
        cancelTo={path}
      >
        <HiddenField name="version" value={data.membership?.version ?? 0} />
        <DayField name="resumesOn" label={t("membership.resume.on")} required />
      </Form>
    </Panel>
  );
}
