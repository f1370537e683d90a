import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { WEBHOOK_EVENT_LABELS } from "~/webhooks/webhook-events";
import { webhookDetail } from "~/webhooks/webhook-queries.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { WideTable } from "~/ui/WideTable";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle<{ url: string }> = { title: (_t, data) => data.url };

export const loader = page("webhook.manage", (context) => ({
  ...webhookDetail(context, idParam(context.params)),
  done: context.url.searchParams.get("done"),
}));

const STATUS_LABELS = {
  queued: "webhook.status.queued",
  sent: "webhook.status.sent",
  failed: "webhook.status.failed",
} as const;
const when = (at: number) => `${dayOfInstant(at)} ${timeOfInstant(at)}`;

export default function WebhookPage() {
  const t = useT();
  const { id, url, events, pausedAt, deliveries, done } = useLoaderData<typeof loader>();
  const address = `/settings/webhooks/${id}`;
  const cell = "border-b border-line px-3 py-1.5 text-left align-top";
  return (
    <>
      <PageHead title={url}>
        <LinkButton href="/settings/webhooks">{t("action.back")}</LinkButton>
      </PageHead>
      {done === "test" ? <Notice tone="ok">{t("webhook.testQueued")}</Notice> : null}
      {pausedAt === null ? null : <Notice tone="warn">{t("webhook.pausedSince", { time: when(pausedAt) })}</Notice>}
      <p className="mb-4">{events.map((event) => t(WEBHOOK_EVENT_LABELS[event])).join(" · ")}</p>
      <div className="mb-6 flex flex-wrap gap-2">
        {pausedAt === null ? (
          <form method="post" action={`${address}/test`}>
            <Button type="submit">{t("webhook.test")}</Button>
          </form>
        ) : (
          <form method="post" action={`${address}/resumption`}>
            <Button type="submit">{t("webhook.resume")}</Button>
          </form>
        )}
        <form method="post" action={`${address}/ending`}>
          <Button type="submit">{t("webhook.end")}</Button>
        </form>
      </div>
      <Section title={t("webhook.log")} id="log">
        {deliveries.length === 0 ? (
          <p className="text-ink-faint">{t("webhook.logEmpty")}</p>
        ) : (
          <WideTable label={t("webhook.log")}>
            <table className="w-full">
              <thead>
                <tr>
                  {(
                    ["webhook.at", "webhook.events", "webhook.state", "webhook.attempts", "webhook.answer"] as const
                  ).map((label) => (
                    <th key={label} scope="col" className={`${cell} text-[13px] font-medium text-ink-soft`}>
                      {t(label)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {deliveries.map((delivery) => (
                  <tr key={delivery.id}>
                    <td className={`${cell} whitespace-nowrap tabular-nums`}>{when(delivery.createdAt)}</td>
                    <td className={cell}>
                      {delivery.event in WEBHOOK_EVENT_LABELS
                        ? t(WEBHOOK_EVENT_LABELS[delivery.event as keyof typeof WEBHOOK_EVENT_LABELS])
                        : t("webhook.test")}
                    </td>
                    <td className={cell}>{t(STATUS_LABELS[delivery.status as keyof typeof STATUS_LABELS])}</td>
                    <td className={`${cell} tabular-nums`}>{delivery.attempts}</td>
                    <td className={`${cell} break-words`}>
                      {delivery.answeredStatus === null
                        ? delivery.lastError
                        : t("webhook.answered", { status: delivery.answeredStatus, ms: delivery.tookMs ?? 0 })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
      </Section>
    </>
  );
}
