import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { endApiToken } from "~/modules/accounts/tokens/end-api-token.server";

export const action = act("apiToken.own", (context) => {
  endApiToken(context, idParam(context.params));
  return seeOther("/account/tokens?done=ended");
});
