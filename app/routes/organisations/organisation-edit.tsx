import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { settleEdits } from "~/forms/edit-conflict";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationForm } from "~/modules/organisations/components/OrganisationForm";
import { organisationFields, organisationForm } from "~/modules/organisations/organisation-form";
import { organisationFormValues } from "~/modules/organisations/organisation-queries.server";
import { updateOrganisation } from "~/modules/organisations/update-organisation.server";
import { commonTags } from "~/modules/organisations/profile/tag-queries.server";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "organisation.edit" };

const seenVersion = z.object({ version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) });

/** Not sent when nobody ticked them; a field that the form does not show is not sent either. */
const TICKED_FIELDS: ReadonlySet<string> = new Set(["creditCodeConfirmed", "chainRoles"]);
const EDITED_FIELDS = Object.keys(organisationFields.shape);

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
  accepted(seenVersion, context.values);
  const { version: storedVersion, ...stored } = organisationFormValues(context, id);
  const edited = EDITED_FIELDS.filter((field) => field in context.values || TICKED_FIELDS.has(field));
  const { values, version } = settleEdits(context.values, { version: storedVersion, values: stored }, edited);
  updateOrganisation(context, id, { ...accepted(organisationForm, values), version });
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
