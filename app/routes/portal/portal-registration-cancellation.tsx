import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { cancelRegistration } from "~/modules/events/cancel-registration.server";
import { ActPage } from "~/modules/events/components/ActPage";
import { GIVING_UP_LABELS } from "~/modules/events/event-labels";
import { eventTitle } from "~/modules/events/event-time-text";
import { registrationView } from "~/modules/events/registration-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.cancel" };

export const loader = page("portal.use", (context) => {
  const { id, seats, status, event } = registrationView(context, { id: idParam(context.params) });
  return { id, seats, status, event };
});

export const action = act("portal.use", (context) => {
  cancelRegistration(context, { id: idParam(context.params) });
  return seeOther("/portal?done=cancelled");
});

export default function CancelOwnRegistration() {
  const t = useT();
  const { id, seats, status, event } = useLoaderData<typeof loader>();
  const title = eventTitle(event, useLocale());
  return (
    <ActPage
      title={t(GIVING_UP_LABELS[status])}
      sub={title}
      hint={t(status === "waiting" ? "registration.page.leaveHint" : "registration.page.cancelHint")}
      submitLabel={t("registration.cancelSure", { count: seats })}
      danger
      backTo={`/portal/registrations/${id}`}
    />
  );
}
