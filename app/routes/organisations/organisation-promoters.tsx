import { useLoaderData } from "@remix-run/react";
import { fingerprintOf } from "~/forms/fingerprint-of.server";
import { Form } from "~/forms/Form";
import { CheckboxGroup, HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { organisationPromotersForm } from "~/modules/organisations/organisation-promoters-form";
import {
  organisationPromoters,
  saveOrganisationPromoters,
} from "~/modules/organisations/save-organisation-promoters.server";
import { promoterOptions } from "~/modules/promoters/promoter-queries.server";
import type { PageHandle } from "~/ui/page-title";
import { Panel } from "~/ui/Panel";

export const handle: PageHandle = { title: "organisation.promoters.title" };

export const loader = page("organisation.write", (context) => {
  const id = idParam(context.params);
  const { legalName, ownerId, promoterIds } = organisationPromoters(context, id);
  const options = promoterOptions(context);
  return {
    id,
    legalName,
    owner: options.find(({ value }) => value === String(ownerId))?.label ?? "",
    options: options.filter(({ value }) => value !== String(ownerId)),
    values: { promoterIds: promoterIds.map(String) },
    seen: fingerprintOf({ promoterIds }),
  };
});

export const action = act("organisation.write", (context) => {
  const id = idParam(context.params);
  saveOrganisationPromoters(context, id, accepted(organisationPromotersForm, context.values));
  return seeOther(`/organisations/${id}?saved=yes`);
});

export default function OrganisationPromoters() {
  const t = useT();
  const { id, legalName, owner, options, values, seen } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("organisation.promoters.title")} closeTo={`/organisations/${id}`}>
      <p className="mb-4">{t("organisation.promoters.owner", { name: legalName, promoter: owner })}</p>
      <Form schema={organisationPromotersForm} values={values} cancelTo={`/organisations/${id}`}>
        <CheckboxGroup
          name="promoterIds"
          label={t("organisation.promoters.others")}
          hint={t("organisation.promoters.hint")}
          options={options}
        />
        <HiddenField name="seen" value={seen} />
      </Form>
    </Panel>
  );
}
