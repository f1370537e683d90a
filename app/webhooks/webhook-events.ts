import type { MessageKey } from "~/i18n/messages";

/** What other systems can be told of, as soon as it is written. */
export const WEBHOOK_EVENTS = [
  "organisation.created",
  "organisation.updated",
  "event.published",
  "event.cancelled",
  "registration.confirmed",
  "registration.cancelled",
  "report.frozen",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export const WEBHOOK_EVENT_LABELS: Record<WebhookEvent, MessageKey> = {
  "organisation.created": "webhook.event.organisation.created",
  "organisation.updated": "webhook.event.organisation.updated",
  "event.published": "webhook.event.event.published",
  "event.cancelled": "webhook.event.event.cancelled",
  "registration.confirmed": "webhook.event.registration.confirmed",
  "registration.cancelled": "webhook.event.registration.cancelled",
  "report.frozen": "webhook.event.report.frozen",
};

const OF_ACTIONS: Readonly<Record<string, WebhookEvent>> = {
  "organisation.create": "organisation.created",
  "organisation.update": "organisation.updated",
  "event.publish": "event.published",
  "event.cancel": "event.cancelled",
  "registration.cancel": "registration.cancelled",
  "report.freeze": "report.frozen",
};

/** What an entry of the audit log means to other systems; null when they are not told of it. */
export function webhookEventOf(action: string, after: Record<string, unknown> | null): WebhookEvent | null {
  // Staff and firms get their seats at once, without a step of its own; whoever comes too late waits instead.
  if (action === "registration.create" || action === "registration.confirm" || action === "registration.approve")
    return after?.status === "confirmed" ? "registration.confirmed" : null;
  return OF_ACTIONS[action] ?? null;
}

export function readWebhookEvents(stored: string): WebhookEvent[] {
  const words = new Set(stored.split(" "));
  return WEBHOOK_EVENTS.filter((event) => words.has(event));
}
