import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { newAccountForm } from "~/modules/accounts/account-form";
import { AccountFields } from "~/modules/accounts/components/AccountFields";
import { LinkOnce, type ShownLink } from "~/modules/accounts/components/LinkOnce";
import { subPromoterOptions } from "~/modules/promoters/promoter-queries.server";
import { createAccount } from "~/modules/accounts/create-account.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "account.new" };

export const loader = page("account.manage", (context) => ({
  promoters: subPromoterOptions(context),
  values: { locale: "zh-CN", role: "staff", organisations: context.url.searchParams.get("organisation") ?? "" },
}));

export const action = act("account.manage", (context): { shown: ShownLink | null } => {
  const form = accepted(newAccountForm, context.values);
  const { link } = createAccount(context, form, { mailLink: context.mailConfigured });
  return { shown: link && { ...link, name: form.name, email: form.email } };
});

export default function AccountNewPage() {
  const t = useT();
  const { values, promoters } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer && "shown" in answer ? answer.shown : null;
  return (
    <Panel title={t("account.new")} closeTo="/settings/accounts">
      {shown ? (
        <LinkOnce link={shown} backTo="/settings/accounts" />
      ) : (
        <Form schema={newAccountForm} values={values} cancelTo="/settings/accounts">
          <AccountFields isNew promoters={promoters} />
        </Form>
      )}
    </Panel>
  );
}
