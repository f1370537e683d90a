import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { declineForm } from "~/modules/organisations/membership/application-form";
import { applicationPage } from "~/modules/organisations/membership/application-queries.server";
import { declineApplication } from "~/modules/organisations/membership/review-application.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "application.decline" };

export const loader = page("application.review", (context) => {
  const { id, version } = applicationPage(context, idParam(context.params));
  return { id, version };
});

export const action = act("application.review", (context) => {
  const id = idParam(context.params);
  declineApplication(context, { id, ...accepted(declineForm, context.values) });
  return seeOther(`/applications/${id}?done=declined`);
});

export default function DeclineApplication() {
  const t = useT();
  const { id, version } = useLoaderData<typeof loader>();
  const path = `/applications/${id}`;
  return (
    <Panel title={t("application.decline")} closeTo={path}>
      <Form schema={declineForm} submitLabel={t("application.decline")} cancelTo={path}>
        <HiddenField name="version" value={version} />
        <TextAreaField
          name="declineReason"
          label={t("membership.reason")}
          hint={t("application.decline.hint")}
          required
          rows={5}
        />
      </Form>
    </Panel>
  );
}
