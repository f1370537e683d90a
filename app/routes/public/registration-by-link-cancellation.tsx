import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { cancelRegistration } from "~/modules/events/cancel-registration.server";
import { ActPage } from "~/modules/events/components/ActPage";
import { eventTitle } from "~/modules/events/event-time-text";
import { registrationView } from "~/modules/events/registration-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.cancel" };

export const loader = page("event.register", (context) => {
  const token = context.params.token ?? "";
  const { seats, event } = registrationView(context, { token });
  return { token, seats, event };
});

export const action = act("event.register", (context) => {
  const token = context.params.token ?? "";
  cancelRegistration(context, { token });
  return seeOther(`/public/registrations/${token}?done=cancelled`);
});

export default function CancelByLink() {
  const t = useT();
  const { token, seats, event } = useLoaderData<typeof loader>();
  const title = eventTitle(event, useLocale());
  return (
    <ActPage
      title={t("registration.cancel")}
      sub={title}
      hint={t("registration.page.cancelHint")}
      submitLabel={t("registration.cancelSure", { count: seats })}
      danger
      backTo={`/public/registrations/${token}`}
    />
  );
}
