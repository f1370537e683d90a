import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { TextAreaField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { declineRegistration } from "~/modules/events/approval/decline-registration.server";
import { decliningForm } from "~/modules/events/approval/declining-form";
import { registrationAt } from "~/modules/events/registration-at.server";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "registration.declineAsked" };

export const loader = page("registration.approve", (context) => {
  const { id, eventId, organisationName } = registrationAt(context);
  return { id, eventId, organisationName };
});

export const action = act("registration.approve", (context) => {
  const { reason } = accepted(decliningForm, context.values);
  declineRegistration(context, registrationAt(context).id, reason);
  return seeOther(`/events/${idParam(context.params)}/registrations?done=declined`);
});

export default function DeclineRegistration() {
  const t = useT();
  const { id, eventId, organisationName } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-xl">
      <PageHead title={t("registration.declineAsked")} sub={organisationName} />
      <Form
        schema={decliningForm}
        submitLabel={t("registration.declineAsked")}
        cancelTo={`/events/${eventId}/registrations/${id}`}
      >
        <TextAreaField
          name="reason"
          label={t("registration.declineReason")}
          hint={t("registration.declineReasonHint")}
          required
        />
      </Form>
    </div>
  );
}
