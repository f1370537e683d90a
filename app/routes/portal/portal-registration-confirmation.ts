import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { confirmRegistration } from "~/modules/events/confirm-registration.server";

/** A firm accepts the seats that are held for it. */
export const action = act("portal.use", (context) => {
  confirmRegistration(context, { id: idParam(context.params) });
  return seeOther("/portal?done=accepted");
});
