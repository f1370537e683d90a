import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { testWebhook } from "~/webhooks/save-webhook.server";

export const action = act("webhook.manage", (context) => {
  const id = idParam(context.params);
  testWebhook(context, id);
  return seeOther(`/settings/webhooks/${id}?done=test`);
});
