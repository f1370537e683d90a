import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { commendationWithdrawalForm } from "~/modules/conduct/commendation-form";
import { findCommendation, withdrawCommendation } from "~/modules/conduct/keep-commendations.server";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "commendation.withdraw" };

export const loader = page("commendation.write", (context) => findCommendation(context, idParam(context.params)));

export const action = act("commendation.write", (context) => {
  const { version, reason } = accepted(commendationWithdrawalForm, context.values);
  withdrawCommendation(context, idParam(context.params), version, reason);
  return seeOther("/conduct/commendations");
});

export default function WithdrawCommendation() {
  const t = useT();
  const commendation = useLoaderData<typeof loader>();
  const back = `/organisations/${commendation.organisationId}/conduct`;
  return (
    <div className="max-w-xl">
      <PageHead title={t("commendation.withdraw")} />
      <p className="mb-4 break-words">{commendation.reason}</p>
      <Form schema={commendationWithdrawalForm} submitLabel={t("commendation.withdraw")} cancelTo={back}>
        <HiddenField name="version" value={commendation.version} />
        <TextField name="reason" label={t("commendation.withdrawReason")} required maxLength={300} />
      </Form>
    </div>
  );
}
