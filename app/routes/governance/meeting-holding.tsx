import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findMeeting } from "~/modules/governance/find-meeting.server";
import { holdMeeting } from "~/modules/governance/settle-meeting.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "meeting.hold" };

const nothingToFillIn = z.object({});

export const loader = page("governance.write", (context) => ({ id: findMeeting(context, idParam(context.params)).id }));

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  holdMeeting(context, id);
  return seeOther(`/governance/meetings/${id}`);
});

export default function HoldMeeting() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${id}`;
  return (
    <Panel title={t("meeting.hold")} closeTo={back}>
      <p className="mb-4">{t("meeting.holdHint")}</p>
      <Form schema={nothingToFillIn} submitLabel={t("meeting.hold")} cancelTo={back}>
        {null}
      </Form>
    </Panel>
  );
}
