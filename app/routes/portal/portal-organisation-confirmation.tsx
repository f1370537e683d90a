import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { confirmData } from "~/modules/organisations/profile/confirm-data.server";
import type { PageHandle } from "~/ui/page-title";
import { RefusedAct } from "~/ui/RefusedAct";

export const handle: PageHandle = { title: "portal.data.confirm" };

const seenVersion = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

export const loader = page("portal.use", (context) => ({
  id: visibleOrganisation(context, idParam(context.params)).id,
}));

export const action = act("portal.use", (context) => {
  const id = idParam(context.params);
  confirmData(context, id, accepted(seenVersion, context.values).version);
  return seeOther(`/portal/organisations/${id}?done=confirmed`);
});

/** Confirmed is only what was looked at: without the page that shows the data there is no button, only the way to it. */
export default function PortalOrganisationConfirmation() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return <RefusedAct title={t("portal.data.confirm")} back={`/portal/organisations/${id}`} />;
}
