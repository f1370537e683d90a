import { accepted, act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { excusePerson } from "~/modules/events/presence/excuse-person.server";
import { excuseForm } from "~/modules/events/presence/presence-form";

/** A firm says that one of its people cannot come, or can after all. */
export const action = act("portal.use", (context) => {
  const id = idParam(context.params);
  excusePerson(context, { id }, accepted(excuseForm, context.values));
  return seeOther(`/portal/registrations/${id}?done=excused`);
});
