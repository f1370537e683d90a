import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { EventForm } from "~/modules/events/components/EventForm";
import { createEvent } from "~/modules/events/create-event.server";
import { eventForm, newEventForm, USUAL_OFFER_HOURS, USUAL_REMINDER_HOURS } from "~/modules/events/event-form";
import { promoterNames } from "~/modules/events/event-page.server";
import { addDays, dayOfInstant } from "~/values/business-day";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "event.new" };

export const loader = page("event.write", (context) => {
  const promoters = promoterNames(context);
  const soon = addDays(dayOfInstant(context.now()), 14);
  return {
    promoters,
    submissionKey: randomUUID(),
    values: {
      promoterId: promoters[0] ? String(promoters[0].id) : "",
      startsAt: `${soon}T14:00`,
      endsAt: `${soon}T17:00`,
      attendanceMode: "venue",
      waitingRule: "first_come",
      offerHours: USUAL_OFFER_HOURS,
      reminderHours: USUAL_REMINDER_HOURS,
      listed: true,
    },
  };
});

export const action = act("event.write", (context) => {
  const { submissionKey } = accepted(newEventForm, context.values);
  const id = createEvent(context, accepted(eventForm, context.values), submissionKey);
  return seeOther(`/events/${id}?done=saved`);
});

export default function NewEvent() {
  const t = useT();
  const { promoters, values, submissionKey } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("event.new")} closeTo="/events">
      <p className="mb-3">
        <a href="/events/templates" className="touch-target text-weft underline">
          {t("template.event")}
        </a>
      </p>
      <EventForm
        values={values}
        promoters={promoters}
        hidden={{ name: "submissionKey", value: submissionKey }}
        cancelTo="/events"
      />
    </Panel>
  );
}
