import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import { approveMinutes } from "~/modules/governance/keep-minutes.server";
import { minutesApprovalForm } from "~/modules/governance/meeting-form";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "minutes.approve" };

export const loader = page("minutes.approve", (context) => {
  const { meeting, minutes, seats, today } = meetingPage(context, idParam(context.params));
  const chair = seats.find(({ role }) => role === "chair" || role === "rotating_chair");
  return { id: meeting.id, seen: minutes.current?.number ?? 0, today, chair: chair?.personName ?? "" };
});

export const action = act("minutes.approve", (context) => {
  const id = idParam(context.params);
  approveMinutes(context, id, accepted(minutesApprovalForm, context.values));
  return seeOther(`/governance/meetings/${id}`);
});

export default function ApproveMinutes() {
  const t = useT();
  const { id, seen, today, chair } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${id}`;
  return (
    <Panel title={t("minutes.approve")} closeTo={back}>
      <p className="mb-4">{t("minutes.approveHint")}</p>
      <Form
        schema={minutesApprovalForm}
        values={{ approvedOn: today, approvedBy: chair }}
        submitLabel={t("minutes.approve")}
        cancelTo={back}
      >
        <HiddenField name="seen" value={seen} />
        <DayField name="approvedOn" label={t("minutes.approvedOn")} required />
        <TextField name="approvedBy" label={t("minutes.approvedBy")} required maxLength={80} />
      </Form>
    </Panel>
  );
}
