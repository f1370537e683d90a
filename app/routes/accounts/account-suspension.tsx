import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { readAccount } from "~/modules/accounts/account-queries.server";
import { disableAccount } from "~/modules/accounts/disable-account.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "account.disable" };

export const loader = page("account.manage", (context) => {
  const { id, name, email } = readAccount(context, idParam(context.params));
  return { id, name, email };
});

export const action = act("account.manage", (context) => {
  disableAccount(context, idParam(context.params));
  return seeOther("/settings/accounts?done=disabled");
});

const NOTHING = z.object({});

export default function AccountSuspensionPage() {
  const t = useT();
  const { id, name, email } = useLoaderData<typeof loader>();
  return (
    <Panel title={`${t("account.disable")} · ${name}`} closeTo={`/settings/accounts/${id}`}>
      <p className="mb-4">{email}</p>
      <p className="text-ink-soft">{t("account.disableHint")}</p>
      <Form schema={NOTHING} submitLabel={t("account.disable")} cancelTo={`/settings/accounts/${id}`}>
        {null}
      </Form>
    </Panel>
  );
}
