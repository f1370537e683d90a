import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { amendRegistration } from "~/modules/events/amend-registration.server";
import { AmendmentForm } from "~/modules/events/components/AmendmentForm";
import { eventTitle } from "~/modules/events/event-time-text";
import { amendmentForm } from "~/modules/events/registration-form";
import { registrationView } from "~/modules/events/registration-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { PageHead } from "~/ui/Page";

export const handle: PageHandle = { title: "registration.amend" };

export const loader = page("event.register", (context) => {
  const token = context.params.token ?? "";
  return { token, registration: registrationView(context, { token }) };
});

export const action = act("event.register", (context) => {
  const token = context.params.token ?? "";
  amendRegistration(context, { token }, accepted(amendmentForm, context.values));
  return seeOther(`/public/registrations/${token}?done=amended`);
});

export default function AmendByLink() {
  const t = useT();
  const { token, registration } = useLoaderData<typeof loader>();
  const title = eventTitle(registration.event, useLocale());
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={t("registration.amend")} sub={title} />
      <AmendmentForm registration={registration} cancelTo={`/public/registrations/${token}`} />
    </div>
  );
}
