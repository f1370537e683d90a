import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { signInPresent } from "~/modules/events/presence/sign-in-present.server";

/** Whoever is marked as present is signed in. */
export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  signInPresent(context, id);
  return seeOther(`/events/${id}/attendance?done=signedIn`);
});
