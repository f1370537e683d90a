import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { confirmData } from "~/modules/organisations/profile/confirm-data.server";
import type { PageHandle } from "~/ui/page-title";
import { RefusedAct } from "~/ui/RefusedAct";
import { organisationInCare } from "~/modules/organisations/organisation-care.server";

export const handle: PageHandle = { title: "organisation.confirmation.confirmAsStaff" };

const seenVersion = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return { id, version: organisationInCare(context, id).version };
});

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  confirmData(context, id, accepted(seenVersion, context.values).version);
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function OrganisationConfirmation() {
  const t = useT();
  const { id, version } = useLoaderData<typeof loader>();
  return (
    <RefusedAct
      title={t("organisation.confirmation.confirmAsStaff")}
      back={`/organisations/${id}`}
      fields={{ version }}
    />
  );
}
