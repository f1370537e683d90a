import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { withdrawResolution } from "~/modules/governance/close-resolution.server";
import { resolutionClosingForm } from "~/modules/governance/resolution-form";
import { findResolution } from "~/modules/governance/save-resolution.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "resolution.withdraw" };

export const loader = page("governance.write", (context) => ({
  id: findResolution(context, idParam(context.params)).id,
  today: dayOfInstant(context.now()),
}));

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  withdrawResolution(context, id, accepted(resolutionClosingForm, context.values));
  return seeOther(`/governance/resolutions/${id}`);
});

export default function WithdrawResolution() {
  const t = useT();
  const { id, today } = useLoaderData<typeof loader>();
  const back = `/governance/resolutions/${id}`;
  return (
    <Panel title={t("resolution.withdraw")} closeTo={back}>
      <Form
        schema={resolutionClosingForm}
        values={{ day: today }}
        submitLabel={t("resolution.withdraw")}
        cancelTo={back}
      >
        <DayField name="day" label={t("resolution.day")} required />
        <TextAreaField name="note" label={t("resolution.closingNote.withdrawn")} required />
      </Form>
    </Panel>
  );
}
