import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { accountForm } from "~/modules/accounts/account-form";
import { ACCOUNT_STATE_LABELS } from "~/modules/accounts/account-labels";
import { readAccount } from "~/modules/accounts/account-queries.server";
import { AccountFields } from "~/modules/accounts/components/AccountFields";
import { subPromoterOptions } from "~/modules/promoters/promoter-queries.server";
import { updateAccount } from "~/modules/accounts/update-account.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Facts } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "account.edit" };

export const loader = page("account.manage", (context) => ({
  ...readAccount(context, idParam(context.params)),
  promoters: subPromoterOptions(context),
}));

export const action = act("account.manage", (context) => {
  updateAccount(context, idParam(context.params), accepted(accountForm, context.values));
  return seeOther("/settings/accounts?done=saved");
});

export default function AccountEditPage() {
  const t = useT();
  const account = useLoaderData<typeof loader>();
  const address = `/settings/accounts/${account.id}`;
  return (
    <Panel title={account.name} closeTo="/settings/accounts">
      {account.isOwn ? <Notice>{t("account.own")}</Notice> : null}
      <div className="mb-5">
        <Facts
          items={[
            { label: t("account.email"), value: account.email },
            { label: t("account.state"), value: t(ACCOUNT_STATE_LABELS[account.state]) },
            {
              label: t("secondFactor.title"),
              value: t(account.hasSecondFactor ? "secondFactor.isOn" : "secondFactor.isOff"),
            },
            { label: t("account.createdAt"), value: dayOfInstant(account.createdAt) },
            {
              label: t("account.lastSignIn"),
              value: account.lastSignInAt === null ? t("account.never") : dayOfInstant(account.lastSignInAt),
            },
          ]}
        />
      </div>
      <Form schema={accountForm} values={account} cancelTo="/settings/accounts">
        <AccountFields isNew={false} promoters={account.promoters} />
        <HiddenField name="version" value={account.version} />
      </Form>
      <div className="mt-8 flex flex-wrap gap-2 border-t border-line pt-5">
        <LinkButton href={`${address}/permissions`}>{t("permission.ofPerson")}</LinkButton>
        {account.state === "disabled" ? (
          <LinkButton href={`${address}/restoration`}>{t("account.enable")}</LinkButton>
        ) : (
          <>
            {account.isOwn || account.role === "administrator" ? null : (
              <LinkButton href={`${address}/looking`}>{t("looking.title")}</LinkButton>
            )}
            <LinkButton href={`${address}/link`}>{t("account.renewLink")}</LinkButton>
            {account.hasSecondFactor && !account.isOwn ? (
              <LinkButton href={`${address}/second-factor`}>{t("secondFactor.take")}</LinkButton>
            ) : null}
            <LinkButton look="danger" href={`${address}/suspension`}>
              {t("account.disable")}
            </LinkButton>
          </>
        )}
      </div>
    </Panel>
  );
}
