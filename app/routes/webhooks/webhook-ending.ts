import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { endWebhook } from "~/webhooks/save-webhook.server";

export const action = act("webhook.manage", (context) => {
  const id = idParam(context.params);
  endWebhook(context, id);
  return seeOther("/settings/webhooks?done=ended");
});
