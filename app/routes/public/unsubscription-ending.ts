import { act } from "~/http/act.server";
import { seeOther } from "~/http/see-other";
import { subscribeAgain } from "~/modules/organisations/contacts/unsubscribe-address.server";

export const action = act("invitation.unsubscribe", (context) => {
  const token = context.params.token ?? "";
  subscribeAgain(context, token);
  return seeOther(`/public/unsubscriptions/${token}`);
});
