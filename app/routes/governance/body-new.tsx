import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { bodyForm } from "~/modules/governance/body-form";
import { BodyFields, NEW_BODY } from "~/modules/governance/components/BodyFields";
import { bodyOwnerOptions, createBody } from "~/modules/governance/save-body.server";
import { findHub } from "~/modules/promoters/promoter-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "body.new" };

export const loader = page("governance.write", (context) => ({
  promoters: bodyOwnerOptions(context),
  hubId: findHub(context)?.id,
}));

export const action = act("governance.write", (context) => {
  const id = createBody(context, accepted(bodyForm, context.values));
  return seeOther(`/governance/bodies/${id}`);
});

export default function NewBody() {
  const t = useT();
  const { promoters, hubId } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("body.new")} closeTo="/governance">
      <Form
        schema={bodyForm}
        values={{ ...NEW_BODY, promoterId: promoters.length > 1 ? hubId : undefined }}
        cancelTo="/governance"
      >
        <BodyFields promoters={promoters} />
      </Form>
    </Panel>
  );
}
