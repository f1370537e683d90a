import { accepted, act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { presenceAddress } from "~/modules/events/presence/presence-address";
import { restForm } from "~/modules/events/presence/presence-form";
import { recordRestPresent } from "~/modules/events/presence/record-presence.server";

/** Everybody of whom nothing is known yet was there. */
export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  const { session } = accepted(restForm, context.values);
  recordRestPresent(context, id, session);
  const { q } = context.values;
  return seeOther(presenceAddress(id, { session, q: typeof q === "string" ? q.slice(0, 40) : "", done: "rest" }));
});
