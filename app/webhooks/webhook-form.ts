import { z } from "zod";
import { choices, problem, text } from "~/forms/fields";
import { WEBHOOK_EVENTS } from "./webhook-events";

/** What the address leads to is looked at when something is sent: a name may mean another machine by then. */
const address = text({ max: 500 }).superRefine((value, issues) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    issues.addIssue(problem("webhook.problem.address"));
});

export const webhookForm = z.object({
  url: address,
  events: choices(WEBHOOK_EVENTS).refine((events) => events.length > 0, problem("field.required")),
});
export type WebhookInput = z.output<typeof webhookForm>;
