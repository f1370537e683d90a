import { randomUUID } from "node:crypto";
import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { DateTimeField, HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { copyEvent } from "~/modules/events/copy-event.server";
import { copyEventForm } from "~/modules/events/event-form";
import { findEvent } from "~/modules/events/find-event.server";
import { addDays, dayOfInstant, localDateTime } from "~/values/business-day";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "event.copy" };

export const loader = page("event.write", (context) => {
  const event = findEvent(context, idParam(context.params));
  const day = addDays(dayOfInstant(Math.max(event.startsAt, context.now())), 28);
  return { id: event.id, submissionKey: randomUUID(), startsAt: `${day}${localDateTime(event.startsAt).slice(10)}` };
});

export const action = act("event.write", (context) => {
  const { startsAt, submissionKey } = accepted(copyEventForm, context.values);
  const id = copyEvent(context, idParam(context.params), startsAt, submissionKey);
  return seeOther(`/events/${id}?done=copied`);
});

export default function CopyEvent() {
  const t = useT();
  const { id, startsAt, submissionKey } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("event.copy")} closeTo={`/events/${id}`}>
      <Form schema={copyEventForm} values={{ startsAt }} submitLabel={t("event.copy")} cancelTo={`/events/${id}`}>
        <HiddenField name="submissionKey" value={submissionKey} />
        <DateTimeField name="startsAt" label={t("event.startsAt")} hint={t("event.copyHint")} required />
      </Form>
    </Panel>
  );
}
