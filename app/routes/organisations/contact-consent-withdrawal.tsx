import { isRepresentative } from "~/access/roles";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { PageContext } from "~/http/page.server";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField } from "~/forms/FormFields";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { notFound } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { contactName } from "~/modules/organisations/contacts/contact-queries.server";
import {
  asPurpose,
  CONSENT_WAYS,
  PURPOSE_LABELS,
  WAY_LABELS,
  type ContactPurpose,
} from "~/modules/organisations/contacts/vocabulary";
import { withdrawConsent } from "~/modules/organisations/contacts/withdraw-consent.server";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "consent.withdraw" };

const withdrawalForm = z.object({ way: field.choice(CONSENT_WAYS) });

function purposeOf(params: PageContext["params"]): ContactPurpose {
  const purpose = asPurpose(params.purpose ?? "");
  if (purpose === null) throw notFound();
  return purpose;
}

export const loader = page("consent.record", (context) => {
  const id = idParam(context.params);
  const contactId = idParam(context.params, "contactId");
  return {
    head: organisationHead(context, id),
    contactId,
    name: contactName(context, id, contactId),
    purpose: purposeOf(context.params),
    ofFirm: isRepresentative(context.actor),
  };
});

export const action = act("consent.record", (context) => {
  const id = idParam(context.params);
  const contactId = idParam(context.params, "contactId");
  const { way } = accepted(withdrawalForm, context.values);
  withdrawConsent(context, id, contactId, purposeOf(context.params), way);
  return seeOther(`/organisations/${id}/contacts/${contactId}/consents?saved=yes`);
});

export default function ContactConsentWithdrawal() {
  const t = useT();
  const { head, contactId, name, purpose, ofFirm } = useLoaderData<typeof loader>();
  return (
    <>
      <OrganisationHead head={head} current="contacts" />
      <Section title={`${name}: ${t("consent.withdrawFor", { purpose: t(PURPOSE_LABELS[purpose]) })}`}>
        <div className="max-w-xl">
          <p className="mb-4">{t("consent.withdrawExplain")}</p>
          <Form
            schema={withdrawalForm}
            submitLabel={t("consent.withdraw")}
            cancelTo={`/organisations/${head.id}/contacts/${contactId}/consents`}
          >
            {ofFirm ? (
              <HiddenField name="way" value="portal" />
            ) : (
              <SelectField
                name="way"
                label={t("consent.way")}
                required
                options={CONSENT_WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
              />
            )}
          </Form>
        </div>
      </Section>
    </>
  );
}
