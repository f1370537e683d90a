import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, SelectField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { classChangeForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { changeMembershipClass } from "~/modules/organisations/membership/change-membership-class.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.changeClass" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  changeMembershipClass(context, { organisationId, ...accepted(classChangeForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=reclassified`);
});

export default function ChangeMembershipClass() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.changeClass")} closeTo={path}>
      <p className="mb-4 text-ink-soft">{t("membership.changeClass.hint")}</p>

      <Form
        schema={classChangeForm}
        values={{ fromDay: data.today, classId: data.classId }}
        submitLabel={t("membership.changeClass")}
        cancelTo={path}
      >
        <HiddenField name="version" value={data.membership?.version ?? 0} />
        <SelectField name="classId" label={t("membership.class")} required options={data.classOptions} />
        <DayField name="fromDay" label={t("membership.from")} required />
      </Form>
    </Panel>
  );
}
