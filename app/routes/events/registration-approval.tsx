import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { approveRegistration } from "~/modules/events/approval/approve-registration.server";
import { ActPage } from "~/modules/events/components/ActPage";
import { registrationAt } from "~/modules/events/registration-at.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.approve" };

export const loader = page("registration.approve", (context) => {
  const { id, eventId, organisationName } = registrationAt(context);
  return { id, eventId, organisationName };
});

export const action = act("registration.approve", (context) => {
  const status = approveRegistration(context, registrationAt(context).id);
  const done = status === "waiting" ? "listed" : "approved";
  return seeOther(`/events/${idParam(context.params)}/registrations?done=${done}`);
});

export default function ApproveRegistration() {
  const t = useT();
  const { id, eventId, organisationName } = useLoaderData<typeof loader>();
  return (
    <ActPage
      title={t("registration.approve")}
      sub={organisationName}
      submitLabel={t("registration.approve")}
      backTo={`/events/${eventId}/registrations/${id}`}
    />
  );
}
