import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { RefusedAct } from "~/modules/events/components/ActPage";
import { assignRegistrationOrganisation } from "~/modules/events/assign-registration-organisation.server";
import { organisationAssignmentForm } from "~/modules/events/registration-form";
import { registrationView } from "~/modules/events/registration-queries.server";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "registration.assign" };

export const loader = page("registration.list", (context) => {
  const { id, eventId } = registrationView(context, { id: idParam(context.params, "registrationId") });
  return { id, eventId };
});

export const action = act("registration.list", (context) => {
  const id = idParam(context.params, "registrationId");
  assignRegistrationOrganisation(context, id, accepted(organisationAssignmentForm, context.values).organisationId);
  return seeOther(`/events/${idParam(context.params)}/registrations?done=assigned`);
});

export default function AssignOrganisation() {
  const t = useT();
  const { id, eventId } = useLoaderData<typeof loader>();
  return <RefusedAct title={t("registration.assign")} backTo={`/events/${eventId}/registrations/${id}`} />;
}
