import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { renewalForm } from "~/modules/organisations/membership/membership-form";
import { membershipToday } from "~/modules/organisations/membership/membership-page.server";
import { renewMembership } from "~/modules/organisations/membership/renew-membership.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "membership.renew" };

export const loader = page("membership.write", (context) => membershipToday(context, idParam(context.params)));

export const action = act("membership.write", (context) => {
  const organisationId = idParam(context.params);
  renewMembership(context, { organisationId, ...accepted(renewalForm, context.values) });
  return seeOther(`/organisations/${organisationId}/membership?done=renewed`);
});

export default function RenewMembership() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const path = `/organisations/${data.id}/membership`;
  return (
    <Panel title={t("membership.renew")} closeTo={path}>
      {data.renewal?.allowed ? (
        <p className="mb-4">
          {t("membership.renew.confirm", { from: data.renewal.term.fromDay, until: data.renewal.term.untilDay })}{" "}
          <span className="text-ink-soft">
            {t(data.renewal.extends ? "membership.renew.extends" : "membership.renew.anew")}
          </span>
        </p>
      ) : data.renewal?.opensOn ? (
        <p className="mb-4">{t("membership.renewalOpens", { day: data.renewal.opensOn })}</p>
      ) : null}
      <Form schema={renewalForm} values={{}} submitLabel={t("membership.renew")} cancelTo={path}>
        <HiddenField name="version" value={data.membership?.version ?? 0} />
      </Form>
    </Panel>
  );
}
