import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { EventForm } from "~/modules/events/components/EventForm";
import { editedEventForm, eventForm } from "~/modules/events/event-form";
import { promoterNames, registrationNumbers } from "~/modules/events/event-page.server";
import { coHostsOf, findEventToRun } from "~/modules/events/find-event.server";
import { updateEvent } from "~/modules/events/update-event.server";
import { localDateTime } from "~/values/business-day";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "event.edit" };

export const loader = page("event.write", (context) => {
  const event = findEventToRun(context, idParam(context.params));
  return {
    id: event.id,
    version: event.version,
    promoters: promoterNames(context),
    confirmedRegistrations: event.cancelledAt === null ? registrationNumbers(context, event).confirmed : 0,
    values: {
      ...event,
      coHostIds: coHostsOf(context, event.id).map(String),
      startsAt: localDateTime(event.startsAt),
      endsAt: localDateTime(event.endsAt),
      registrationClosesAt: event.registrationClosesAt === null ? "" : localDateTime(event.registrationClosesAt),
    },
  };
});

export const action = act("event.write", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(editedEventForm, context.values);
  updateEvent(context, id, version, accepted(eventForm, context.values));
  return seeOther(`/events/${id}?done=saved`);
});

export default function EditEvent() {
  const t = useT();
  const { id, version, promoters, values, confirmedRegistrations } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("event.edit")} closeTo={`/events/${id}`}>
      <EventForm
        values={values}
        promoters={promoters}
        hidden={{ name: "version", value: version }}
        cancelTo={`/events/${id}`}
        confirmedRegistrations={confirmedRegistrations}
      />
    </Panel>
  );
}
