import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { readAccount } from "~/modules/accounts/account-queries.server";
import { lookAsPerson } from "~/modules/accounts/look-as-person.server";
import { lookingForm } from "~/modules/accounts/looking-form";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "looking.title" };

export const loader = page("account.manage", (context) => {
  const { id, name, email } = readAccount(context, idParam(context.params));
  return { id, name, email };
});

export const action = act("account.manage", (context) => {
  const { reason } = accepted(lookingForm, context.values);
  lookAsPerson(context, idParam(context.params), context.sessionIdHash, reason);
  return seeOther("/");
});

export default function AccountLooking() {
  const t = useT();
  const { id, name, email } = useLoaderData<typeof loader>();
  const back = `/settings/accounts/${id}`;
  return (
    <Panel title={`${t("looking.title")} · ${name}`} closeTo={back}>
      <p className="mb-4">{email}</p>
      <p className="mb-4 text-ink-soft">{t("looking.explain")}</p>
      <Form schema={lookingForm} submitLabel={t("looking.title")} cancelTo={back}>
        <TextField name="reason" required label={t("looking.reason")} hint={t("looking.reasonHint")} maxLength={200} />
      </Form>
    </Panel>
  );
}
