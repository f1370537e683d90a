import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { remindInvited, toRemind } from "~/modules/events/invitations/remind-invited.server";
import { findEventToRun } from "~/modules/events/find-event.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "invitation.remind" };

export const loader = page("event.invite", (context) => {
  const { id } = findEventToRun(context, idParam(context.params));
  return { event: eventHead(context, id), count: toRemind(context, id).length };
});

export const action = act("event.invite", (context) => {
  const id = idParam(context.params);
  remindInvited(context, id);
  return seeOther(`/events/${id}/invitations?done=reminded`);
});

export default function InvitationReminder() {
  const t = useT();
  const { event, count } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("invitation.remind")}
      sub={eventTitle(event, useLocale())}
      hint={t("invitation.remindHint", { count })}
      submitLabel={t("invitation.remind")}
      backTo={`/events/${event.id}/invitations`}
    />
  );
}
