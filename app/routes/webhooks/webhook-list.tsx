import { useActionData, useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { CheckboxGroup, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { SecretOnce } from "~/modules/accounts/components/SecretOnce";
import { createWebhook } from "~/webhooks/save-webhook.server";
import { WEBHOOK_EVENT_LABELS, WEBHOOK_EVENTS } from "~/webhooks/webhook-events";
import { webhookForm } from "~/webhooks/webhook-form";
import { listWebhooks } from "~/webhooks/webhook-queries.server";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";

export const handle: PageHandle = { title: "webhook.title" };

export const loader = page("webhook.manage", (context) => ({
  webhooks: listWebhooks(context),
  done: context.url.searchParams.get("done"),
}));

export const action = act("webhook.manage", (context): { secret: string } => ({
  secret: createWebhook(context, accepted(webhookForm, context.values), {
    allowInternal: context.settings.internalWebhooks,
  }).secret,
}));

export default function WebhookListPage() {
  const t = useT();
  const { webhooks, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const secret = answer && "secret" in answer ? answer.secret : null;
  return (
    <>
      <PageHead title={t("webhook.title")} />
      <p className="mb-4 text-ink-soft">{t("webhook.hint")}</p>
      {secret ? <SecretOnce label={t("webhook.secret")} secret={secret} /> : null}
      {done === "ended" ? <Notice tone="ok">{t("webhook.ended")}</Notice> : null}
      {webhooks.length > 0 ? (
        <ul className="mb-6 rounded-lg border border-line bg-sheet">
          {webhooks.map(({ id, url, events, pausedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2 last:border-0">
              <span className="min-w-0 flex-1 basis-60">
                <a href={`/settings/webhooks/${id}`} className="block break-all text-weft hover:underline">
                  {url}
                </a>
                <span className="text-[13px] text-ink-faint">
                  {events.map((event) => t(WEBHOOK_EVENT_LABELS[event])).join(" · ")}
                </span>
              </span>
              {pausedAt === null ? (
                <Tag tone="ok">{t("webhook.working")}</Tag>
              ) : (
                <Tag tone="warn">{t("webhook.paused")}</Tag>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-6 text-ink-faint">{t("webhook.none")}</p>
      )}
      <Section title={t("webhook.new")} id="new">
        <Form schema={webhookForm} values={{ events: [] }} submitLabel={t("webhook.new")}>
          <TextField name="url" autoComplete="off" required label={t("webhook.url")} hint={t("webhook.urlHint")} />
          <CheckboxGroup
            name="events"
            label={t("webhook.events")}
            options={WEBHOOK_EVENTS.map((value) => ({ value, label: t(WEBHOOK_EVENT_LABELS[value]) }))}
          />
        </Form>
      </Section>
    </>
  );
}
