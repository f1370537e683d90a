import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { readAccount } from "~/modules/accounts/account-queries.server";
import { takeSecondFactor } from "~/modules/accounts/take-second-factor.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "secondFactor.take" };

export const loader = page("account.manage", (context) => {
  const { id, name, email } = readAccount(context, idParam(context.params));
  return { id, name, email };
});

export const action = act("account.manage", (context) => {
  takeSecondFactor(context, idParam(context.params));
  return seeOther("/settings/accounts?done=secondFactor");
});

const NOTHING = z.object({});

export default function AccountSecondFactorPage() {
  const t = useT();
  const { id, name, email } = useLoaderData<typeof loader>();
  return (
    <Panel title={`${t("secondFactor.take")} · ${name}`} closeTo={`/settings/accounts/${id}`}>
      <p className="mb-4">{email}</p>
      <p className="text-ink-soft">{t("secondFactor.takeHint")}</p>
      <Form schema={NOTHING} submitLabel={t("secondFactor.take")} cancelTo={`/settings/accounts/${id}`}>
        {null}
      </Form>
    </Panel>
  );
}
