import { act } from "~/http/act.server";
import { seeOther } from "~/http/see-other";
import { declineInvitation } from "~/modules/events/invitations/decline-invitation.server";
import { limitCaller } from "~/modules/events/limit-visitors.server";

/** The page behind the link says what became of it. */
export const action = act("invitation.answer", (context) => {
  const token = context.params.token ?? "";
  limitCaller(context);
  declineInvitation(context, token);
  return seeOther(`/public/invitations/${token}`);
});
