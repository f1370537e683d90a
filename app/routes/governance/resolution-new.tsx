import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ResolutionFields } from "~/modules/governance/components/ResolutionFields";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import { resolutionForm } from "~/modules/governance/resolution-form";
import { recordResolution, resolutionOwners } from "~/modules/governance/save-resolution.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "resolution.new" };

export const loader = page("governance.write", (context) => {
  const { meeting, body, quorum } = meetingPage(context, idParam(context.params));
  return {
    id: meeting.id,
    majority: body.majority,
    votesThere: quorum.present + quorum.represented,
    owners: resolutionOwners(context, body),
  };
});

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  recordResolution(context, id, accepted(resolutionForm, context.values));
  return seeOther(`/governance/meetings/${id}`);
});

export default function NewResolution() {
  const t = useT();
  const { id, majority, votesThere, owners } = useLoaderData<typeof loader>();
  const back = `/governance/meetings/${id}`;
  return (
    <Panel title={t("resolution.new")} closeTo={back}>
      <Form
        schema={resolutionForm}
        values={{ votesFor: votesThere, votesAgainst: 0, votesAbstained: 0 }}
        cancelTo={back}
      >
        <ResolutionFields votesThere={votesThere} majority={majority} owners={owners} />
      </Form>
    </Panel>
  );
}
