import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import { saveMinutes } from "~/modules/governance/keep-minutes.server";
import { minutesForm } from "~/modules/governance/meeting-form";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "minutes.edit" };

export const loader = page("governance.write", (context) => {
  const { meeting, minutes } = meetingPage(context, idParam(context.params));
  return { id: meeting.id, text: minutes.current?.text ?? "", seen: minutes.current?.number ?? 0 };
});

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  const { text, seen } = accepted(minutesForm, context.values);
  saveMinutes(context, id, text, seen);
  return seeOther(`/governance/meetings/${id}`);
});

export default function EditMinutes() {
  const t = useT();
  const { id, text, seen } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${id}`;
  return (
    <Panel title={t(seen === 0 ? "minutes.write" : "minutes.edit")} closeTo={back}>
      <Form schema={minutesForm} values={{ text }} cancelTo={back}>
        <HiddenField name="seen" value={seen} />
        <TextAreaField name="text" label={t("minutes.text")} required rows={20} />
      </Form>
    </Panel>
  );
}
