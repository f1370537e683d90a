import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { CheckboxGroup, NumberField, TextField } from "~/forms/FormFields";
import { API_SCOPES } from "~/access/api-scopes";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { SecretOnce } from "~/modules/accounts/components/SecretOnce";
import { apiTokenForm, LONGEST_TOKEN_DAYS, NEW_TOKEN } from "~/modules/accounts/tokens/api-token-form";
import { ownApiTokens } from "~/modules/accounts/tokens/api-token-queries.server";
import { createApiToken } from "~/modules/accounts/tokens/create-api-token.server";
import { SCOPE_LABELS } from "~/modules/accounts/tokens/scope-labels";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "apiToken.own" };

export const loader = page("apiToken.own", (context) => ({
  tokens: ownApiTokens(context),
  done: context.url.searchParams.get("done"),
}));

export const action = act("apiToken.own", (context): { token: string } => ({
  token: createApiToken(context, accepted(apiTokenForm, context.values)).token,
}));

export default function OwnTokensPage() {
  const t = useT();
  const { tokens, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const token = answer && "token" in answer ? answer.token : null;
  return (
    <>
      <PageHead title={t("apiToken.own")}>
        <LinkButton href="/api/v1/docs">{t("apiToken.docs")}</LinkButton>
        <LinkButton href="/account">{t("action.back")}</LinkButton>
      </PageHead>
      <p className="mb-4 text-ink-soft">{t("apiToken.hint")}</p>
      {token ? <SecretOnce label={t("apiToken.token")} secret={token} /> : null}
      {done === "ended" ? <Notice tone="ok">{t("apiToken.ended")}</Notice> : null}
      {tokens.length > 0 ? (
        <ul className="mb-6 rounded-lg border border-line bg-sheet">
          {tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-0"
            >
              <span className="min-w-0 flex-1 basis-60">
                <span className="block break-words">{name}</span>
                <span className="block text-[13px] text-ink-faint">
                  {scopes.map((scope) => t(SCOPE_LABELS[scope])).join(" · ")}
                </span>
                <span className="text-[13px] text-ink-faint">
                  {t("apiToken.until", { day: dayOfInstant(expiresAt) })} ·{" "}
                  {lastUsedAt === null
                    ? t("apiToken.neverUsed")
                    : t("apiToken.used", { time: `${dayOfInstant(lastUsedAt)} ${timeOfInstant(lastUsedAt)}` })}
                </span>
              </span>
              <form method="post" action={`/account/tokens/${id}/ending`}>
                <Button type="submit">{t("apiToken.end")}</Button>
              </form>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-6 text-ink-faint">{t("apiToken.none")}</p>
      )}
      <Section title={t("apiToken.new")} id="new">
        <Form schema={apiTokenForm} values={NEW_TOKEN} submitLabel={t("apiToken.new")}>
          <TextField name="name" autoComplete="off" required label={t("apiToken.name")} hint={t("apiToken.nameHint")} />
          <CheckboxGroup
            name="scopes"
            label={t("apiToken.scopes")}
            hint={t("apiToken.scopesHint")}
            options={API_SCOPES.map((value) => ({ value, label: t(SCOPE_LABELS[value]) }))}
          />
          <NumberField name="days" required min={1} max={LONGEST_TOKEN_DAYS} label={t("apiToken.days")} />
        </Form>
      </Section>
    </>
  );
}
