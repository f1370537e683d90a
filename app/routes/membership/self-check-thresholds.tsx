import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { NumberField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { saveThresholds, thresholdsOf } from "~/modules/organisations/membership/self-check.server";
import { thresholdsForm } from "~/modules/organisations/membership/settings-form";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "selfCheck.thresholds" };

export const loader = page("selfCheck.write", (context) => {
  const { fullTimeHundredths, nationalFullTimeHundredths, ...rest } = thresholdsOf(context);
  return {
    ...rest,
    fullTimeHundredths: String(fullTimeHundredths / 100),
    nationalFullTimeHundredths: String(nationalFullTimeHundredths / 100),
  };
});

export const action = act("selfCheck.write", (context) => {
  saveThresholds(context, accepted(thresholdsForm, context.values));
  return seeOther("/self-check");
});

export default function Thresholds() {
  const t = useT();
  const values = useLoaderData<typeof loader>();
  return (
    <Panel title={t("selfCheck.thresholds")} closeTo="/self-check">
      <Form schema={thresholdsForm} values={values} cancelTo="/self-check">
        <TextField
          name="fullTimeHundredths"
          label={t("selfCheck.criterion.fullTime")}
          required
          inputMode="decimal"
          autoComplete="off"
        />
        <NumberField name="members" label={t("selfCheck.criterion.members")} required />
        <NumberField name="memberKinds" label={t("selfCheck.criterion.memberKinds")} required />
        <TextField
          name="nationalFullTimeHundredths"
          label={t("selfCheck.criterion.nationalFullTime")}
          required
          inputMode="decimal"
          autoComplete="off"
        />
      </Form>
    </Panel>
  );
}
