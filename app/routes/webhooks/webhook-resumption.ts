import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { resumeWebhook } from "~/webhooks/save-webhook.server";

export const action = act("webhook.manage", (context) => {
  const id = idParam(context.params);
  resumeWebhook(context, id);
  return seeOther(`/settings/webhooks/${id}`);
});
