import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ActPage } from "~/modules/events/components/ActPage";
import { cancelRegistration } from "~/modules/events/cancel-registration.server";
import { registrationView } from "~/modules/events/registration-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.cancel" };

export const loader = page("registration.list", (context) => {
  const { id, eventId, organisationName, seats } = registrationView(context, {
    id: idParam(context.params, "registrationId"),
  });
  return { id, eventId, organisationName, seats };
});

export const action = act("registration.list", (context) => {
  cancelRegistration(context, { id: idParam(context.params, "registrationId") });
  return seeOther(`/events/${idParam(context.params)}/registrations?done=cancelled`);
});

export default function CancelRegistration() {
  const t = useT();
  const { id, eventId, organisationName, seats } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("registration.cancel")}
      sub={organisationName}
      submitLabel={t("registration.cancelSure", { count: seats })}
      danger
      backTo={`/events/${eventId}/registrations/${id}`}
    />
  );
}
