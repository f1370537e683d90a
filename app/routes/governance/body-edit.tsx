import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { bodyForm, seenVersion } from "~/modules/governance/body-form";
import { BodyFields } from "~/modules/governance/components/BodyFields";
import { findBody } from "~/modules/governance/find-body.server";
import { bodyOwnerOptions, updateBody } from "~/modules/governance/save-body.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "body.edit" };

export const loader = page("governance.write", (context) => ({
  body: findBody(context, idParam(context.params)),
  promoters: bodyOwnerOptions(context),
}));

export const action = act("governance.write", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(seenVersion, context.values);
  updateBody(context, id, version, accepted(bodyForm, context.values));
  return seeOther(`/governance/bodies/${id}`);
});

export default function EditBody() {
  const t = useT();
  const { body, promoters } = useLoaderData<typeof loader>();
  const back = `/governance/bodies/${body.id}`;
  return (
    <Panel title={t("body.edit")} closeTo={back}>
      <Form schema={bodyForm} values={body} cancelTo={back}>
        <HiddenField name="version" value={body.version} />
        <BodyFields promoters={promoters} />
      </Form>
    </Panel>
  );
}
