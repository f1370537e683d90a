import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { publishEvent } from "~/modules/events/publish-event.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "event.publish" };

export const loader = page("event.publish", (context) => eventHead(context, idParam(context.params)));

export const action = act("event.publish", (context) => {
  const id = idParam(context.params);
  publishEvent(context, id);
  return seeOther(`/events/${id}?done=published`);
});

export default function PublishEvent() {
  const t = useT();
  const event = useLoaderData<typeof loader>();
  const title = eventTitle(event, useLocale());
  return (
    <ActPage
      title={t("event.publish")}
      sub={title}
      submitLabel={t("event.publish")}
      hint={t("event.publishHint")}
      backTo={`/events/${event.id}`}
    />
  );
}
