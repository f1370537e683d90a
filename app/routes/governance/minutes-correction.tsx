import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextAreaField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findMeeting } from "~/modules/governance/find-meeting.server";
import { correctMinutes } from "~/modules/governance/keep-minutes.server";
import { minutesCorrectionForm } from "~/modules/governance/meeting-form";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "minutes.correct" };

export const loader = page("minutes.approve", (context) => ({ id: findMeeting(context, idParam(context.params)).id }));

export const action = act("minutes.approve", (context) => {
  const id = idParam(context.params);
  correctMinutes(context, id, accepted(minutesCorrectionForm, context.values));
  return seeOther(`/governance/meetings/${id}`);
});

export default function CorrectMinutes() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${id}`;
  return (
    <Panel title={t("minutes.correct")} closeTo={back}>
      <Form schema={minutesCorrectionForm} cancelTo={back}>
        <TextAreaField name="text" label={t("minutes.correction")} required rows={6} />
        <TextField name="reason" label={t("minutes.correctionReason")} required maxLength={300} />
      </Form>
    </Panel>
  );
}
