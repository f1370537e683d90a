import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { seenVersion } from "~/modules/governance/body-form";
import { ResolutionFields } from "~/modules/governance/components/ResolutionFields";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import { resolutionForm } from "~/modules/governance/resolution-form";
import { findResolution, resolutionOwners, updateResolution } from "~/modules/governance/save-resolution.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "resolution.edit" };

export const loader = page("governance.write", (context) => {
  const resolution = findResolution(context, idParam(context.params));
  const { body, quorum } = meetingPage(context, resolution.meetingId);
  return {
    resolution,
    majority: body.majority,
    votesThere: quorum.present + quorum.represented,
    owners: resolutionOwners(context, body),
  };
});

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(seenVersion, context.values);
  updateResolution(context, id, version, accepted(resolutionForm, context.values));
  return seeOther(`/governance/resolutions/${id}`);
});

export default function EditResolution() {
  const t = useT();
  const { resolution, majority, votesThere, owners } = useLoaderData<typeof loader>();
  const back = `/governance/resolutions/${resolution.id}`;
  return (
    <Panel title={t("resolution.edit")} closeTo={back}>
      <Form schema={resolutionForm} values={resolution} cancelTo={back}>
        <HiddenField name="version" value={resolution.version} />
        <ResolutionFields votesThere={votesThere} majority={majority} owners={owners} />
      </Form>
    </Panel>
  );
}
