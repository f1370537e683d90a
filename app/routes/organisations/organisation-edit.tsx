import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationForm } from "~/modules/organisations/components/OrganisationForm";
import { organisationForm } from "~/modules/organisations/organisation-form";
import { organisationFormValues } from "~/modules/organisations/organisation-queries.server";
import { updateOrganisation } from "~/modules/organisations/update-organisation.server";
import { commonTags } from "~/modules/organisations/profile/tag-queries.server";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "organisation.edit" };

const seenVersion = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  return {
    id,
    values: organisationFormValues(context, id),
    promoters: promoterOptions(context),
    tags: commonTags(context),
  };
});

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  const { version } = accepted(seenVersion, context.values);
  updateOrganisation(context, id, { ...accepted(organisationForm, context.values), version });
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function EditOrganisation() {
  const t = useT();
  const { id, values, promoters, tags } = useLoaderData<typeof loader>();
  const back = `/organisations/${id}`;
  return (
    <Panel title={t("organisation.edit")} closeTo={back}>
      <OrganisationForm values={values} version={values.version} promoters={promoters} tags={tags} cancelTo={back} />
    </Panel>
  );
}
