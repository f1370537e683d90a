import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { cancelEvent } from "~/modules/events/cancel-event.server";
import { cancellationForm } from "~/modules/events/event-form";
import { registrationNumbers } from "~/modules/events/event-page.server";
import { findEvent } from "~/modules/events/find-event.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "event.cancel" };

export const loader = page("event.publish", (context) => {
  const event = findEvent(context, idParam(context.params));
  return { id: event.id, confirmed: registrationNumbers(context, event).confirmed };
});

export const action = act("event.publish", (context) => {
  const id = idParam(context.params);
  cancelEvent(context, id, accepted(cancellationForm, context.values).reason);
  return seeOther(`/events/${id}?done=cancelled`);
});

export default function CancelEvent() {
  const t = useT();
  const { id, confirmed } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("event.cancel")} closeTo={`/events/${id}`}>
      <p className="mb-4 rounded-md bg-warn-wash px-3 py-2 text-warn-strong">
        {t("event.cancelWarning", { count: confirmed })}
      </p>
      <Form schema={cancellationForm} submitLabel={t("event.cancel")} cancelTo={`/events/${id}`}>
        <TextAreaField name="reason" label={t("event.cancelReason")} hint={t("event.cancelReasonHint")} required />
      </Form>
    </Panel>
  );
}
