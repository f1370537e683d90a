import { act } from "~/http/act.server";
import { idParam } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { resumeInvitations } from "~/modules/events/invitations/send-invitations.server";

export const action = act("event.invite", (context) => {
  const id = idParam(context.params);
  const job = resumeInvitations(context, id);
  return seeOther(job === null ? `/events/${id}/invitations` : `/jobs/${job}`);
});
