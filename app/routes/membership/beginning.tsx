import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { beginningForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { beginMembership } from "~/modules/organisations/membership/begin-membership.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.begin" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  beginMembership(context, { organisationId, ...accepted(beginningForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=begun`);
});

export default function BeginMembership() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.begin")} closeTo={path}>
      <p className="mb-4 text-ink-soft">{t("membership.begin.hint")}</p>

      <Form
        schema={beginningForm}
        values={{ joinedOn: data.today }}
        submitLabel={t("membership.begin")}
        cancelTo={path}
      >
        <DayField name="joinedOn" label={t("membership.joinedOn")} required />
        <SelectField name="classId" label={t("membership.class")} options={data.classOptions} />
      </Form>
    </Panel>
  );
}
