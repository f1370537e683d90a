import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OUTBOX_STATUS_LABELS } from "~/mail/outbox-labels";
import { readOutboxMessage } from "~/mail/outbox-queries.server";
import { retryMail } from "~/mail/retry-mail.server";
import { Facts } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "outbox.title" };

export const loader = page("outbox.see", (context) => readOutboxMessage(context, idParam(context.params)));

/** Sends a failed mail again. */
export const action = act("outbox.retry", (context) => {
  retryMail(context, idParam(context.params));
  return seeOther("/outbox?done=retried");
});

const NOTHING = z.object({});

export default function OutboxMessagePage() {
  const t = useT();
  const mail = useLoaderData<typeof loader>();
  const when = (instant: number) => `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;
  const facts = [
    { label: t("outbox.to"), value: mail.recipient },
    { label: t("outbox.state"), value: t(OUTBOX_STATUS_LABELS[mail.status]) },
    { label: t("outbox.attempts"), value: String(mail.attempts) },
    { label: t("outbox.createdAt"), value: when(mail.createdAt) },
  ];
  if (mail.sentAt !== null) facts.push({ label: t("outbox.sentAt"), value: when(mail.sentAt) });
  if (mail.lastError) facts.push({ label: t("outbox.lastError"), value: mail.lastError });
  return (
    <Panel title={mail.subject} closeTo="/outbox">
      <Facts items={facts} />
      {mail.status === "queued" && mail.attempts > 0 ? (
        <p className="mt-3 text-ink-faint">{t("outbox.nextAttempt", { time: when(mail.nextAttemptAt) })}</p>
      ) : null}
      <h3 className="mt-5 mb-2 font-semibold">{t("outbox.body")}</h3>
      {mail.body === null ? (
        <p className="text-ink-soft">{t(mail.status === "sent" ? "outbox.bodyGone" : "outbox.bodyHidden")}</p>
      ) : (
        <p className="rounded-lg border border-line bg-sheet p-4 break-words whitespace-pre-wrap">{mail.body}</p>
      )}
      {mail.status === "failed" ? (
        <Form schema={NOTHING} submitLabel={t("outbox.retry")} cancelTo="/outbox">
          {null}
        </Form>
      ) : null}
    </Panel>
  );
}
