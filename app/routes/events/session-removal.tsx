import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { sessionToEdit } from "~/modules/events/programme/programme-pages.server";
import { removeSession } from "~/modules/events/programme/remove-session.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "session.remove" };

export const loader = page("event.write", (context) =>
  sessionToEdit(context, idParam(context.params), idParam(context.params, "sessionId")),
);

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  removeSession(context, id, idParam(context.params, "sessionId"));
  return seeOther(`/events/${id}/sessions?done=removed`);
});

export default function RemoveSession() {
  const t = useT();
  const locale = useLocale();
  const loaded = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("session.remove")}
      sub={eventTitle(loaded, locale)}
      submitLabel={t("session.remove")}
      danger
      backTo={`/events/${loaded.eventId}/sessions`}
    />
  );
}
