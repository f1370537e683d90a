import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DayField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { publicationForm } from "~/modules/conduct/commendation-form";
import { findCommendation, publishCommendation } from "~/modules/conduct/keep-commendations.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "commendation.publish" };

export const loader = page("commendation.publish", (context) => findCommendation(context, idParam(context.params)));

export const action = act("commendation.publish", (context) => {
  const id = idParam(context.params);
  publishCommendation(context, id, accepted(publicationForm, context.values));
  return seeOther("/conduct/commendations");
});

export default function PublishCommendation() {
  const t = useT();
  const commendation = useLoaderData<typeof loader>();
  const back = `/organisations/${commendation.organisationId}/conduct`;
  return (
    <div className="max-w-xl">
      <PageHead title={t("commendation.publish")} />
      <p className="mb-4 break-words">{commendation.reason}</p>
      <p className="mb-4 text-ink-soft">{t("commendation.publishHint")}</p>
      <Form
        schema={publicationForm}
        values={{ consentBy: commendation.consentBy, consentOn: commendation.consentOn }}
        submitLabel={t("commendation.publish")}
        cancelTo={back}
      >
        <HiddenField name="version" value={commendation.version} />
        <TextField name="consentBy" label={t("commendation.consentBy")} required maxLength={60} />
        <DayField name="consentOn" label={t("commendation.consentOn")} required />
      </Form>
    </div>
  );
}
