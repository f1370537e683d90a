import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, TextAreaField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { commendationForm } from "~/modules/conduct/commendation-form";
import { commend } from "~/modules/conduct/keep-commendations.server";
import { OrganisationNameField } from "~/modules/organisations/components/OrganisationNameField";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "commendation.new" };

export const loader = page("commendation.write", (context) => ({
  today: dayOfInstant(context.now()),
  organisation: (context.url.searchParams.get("organisation") ?? "").slice(0, 120),
}));

export const action = act("commendation.write", (context) => {
  commend(context, accepted(commendationForm, context.values));
  return seeOther("/conduct/commendations");
});

export default function NewCommendation() {
  const t = useT();
  const { today, organisation } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("commendation.new")} closeTo="/conduct/commendations">
      <Form schema={commendationForm} values={{ day: today, organisation }} cancelTo="/conduct/commendations">
        <OrganisationNameField name="organisation" label={t("pledge.organisation")} required />
        <DayField name="day" label={t("commendation.day")} required />
        <TextField name="awardedBy" label={t("commendation.awardedBy")} required maxLength={120} />
        <TextAreaField name="reason" label={t("commendation.reason")} required rows={4} />
      </Form>
    </Panel>
  );
}
