import { accepted, act } from "~/http/act.server";
import { seeOther } from "~/http/see-other";
import { excusePerson } from "~/modules/events/presence/excuse-person.server";
import { excuseForm } from "~/modules/events/presence/presence-form";

/** Whoever registered says that somebody cannot come, or can after all; the link is the permission. */
export const action = act("event.register", (context) => {
  const token = context.params.token ?? "";
  excusePerson(context, { token }, accepted(excuseForm, context.values));
  return seeOther(`/public/registrations/${token}?done=excused`);
});
