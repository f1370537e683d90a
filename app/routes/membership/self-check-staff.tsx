import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { saveStaffCount } from "~/modules/organisations/membership/self-check.server";
import { staffCountForm } from "~/modules/organisations/membership/settings-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "selfCheck.staffNew" };

export const loader = page("selfCheck.write", (context) => ({ today: dayOfInstant(context.now()) }));

export const action = act("selfCheck.write", (context) => {
  saveStaffCount(context, accepted(staffCountForm, context.values));
  return seeOther("/self-check");
});

export default function EnterStaff() {
  const t = useT();
  const { today } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("selfCheck.staffNew")} closeTo="/self-check">
      <Form schema={staffCountForm} values={{ fromDay: today }} cancelTo="/self-check">
        <DayField name="fromDay" label={t("membership.from")} required />
        <TextField
          name="fullTimeHundredths"
          label={t("selfCheck.fullTime")}
          required
          inputMode="decimal"
          autoComplete="off"
        />
      </Form>
    </Panel>
  );
}
