import { useLoaderData } from "@remix-run/react";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { askToConfirm } from "~/modules/organisations/profile/ask-to-confirm.server";
import type { PageHandle } from "~/ui/page-title";
import { RefusedAct } from "~/ui/RefusedAct";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "organisation.confirmation.ask" };

export const loader = page("organisation.write", (context) => ({
  id: organisationInCare(context, idParam(context.params)).id,
}));

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  askToConfirm(context, id);
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function OrganisationConfirmationRequest() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return <RefusedAct title={t("organisation.confirmation.ask")} back={`/organisations/${id}`} />;
}
