import { isRepresentative } from "~/access/roles";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { Form } from "~/forms/Form";
import { HiddenField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { ConsentStates } from "~/modules/organisations/contacts/components/ConsentStates";
import { NoticeText } from "~/modules/organisations/contacts/components/NoticeText";
import { consentForm } from "~/modules/organisations/contacts/contact-form";
import {
  consentsOfContact,
  contactName,
  unsubscriptionOfContact,
} from "~/modules/organisations/contacts/contact-queries.server";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { currentNotice } from "~/modules/organisations/contacts/notice-queries.server";
import {
  CONSENT_WAYS,
  CONTACT_PURPOSES,
  PURPOSE_LABELS,
  UNSUBSCRIBING_WAY_LABELS,
  WAY_LABELS,
} from "~/modules/organisations/contacts/vocabulary";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { dayOfInstant } from "~/values/business-day";
import { Notice } from "~/ui/Notice";
import { Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle<{ name: string }> = {
  title: (t, data) => t("contact.consentsOf", { name: data.name }),
};

export const loader = page("contact.see", (context) => {
  const id = idParam(context.params);
  const contactId = idParam(context.params, "contactId");
  return {
    head: organisationHead(context, id),
    contactId,
    name: contactName(context, id, contactId),
    consents: consentsOfContact(context, id, contactId),
    unsubscription: unsubscriptionOfContact(context, id, contactId),
    notice: currentNotice(context, "contact"),
    mayRecord: can(context.actor, "consent.record", { id }),
    ofFirm: isRepresentative(context.actor),
    saved: context.url.searchParams.get("saved") === "yes",
  };
});

export const action = act("consent.record", (context) => {
  const id = idParam(context.params);
  const contactId = idParam(context.params, "contactId");
  giveConsent(context, id, contactId, accepted(consentForm, context.values));
  return seeOther(`/organisations/${id}/contacts/${contactId}/consents?saved=yes`);
});

export default function ContactConsents() {
  const t = useT();
  const { head, contactId, name, consents, unsubscription, notice, mayRecord, ofFirm, saved } =
    useLoaderData<typeof loader>();
  const path = `/organisations/${head.id}/contacts/${contactId}/consents`;
  return (
    <>
      <OrganisationHead head={head} current="contacts" />
      {saved ? <Notice tone="ok">{t("consent.saved")}</Notice> : null}
      <Section title={t("contact.consentsOf", { name })}>
        <p className="mb-3 text-ink-soft">{t("contact.consentsLead")}</p>
        {unsubscription ? (
          <Notice tone="warn">
            {t("unsubscription.since", {
              day: dayOfInstant(unsubscription.since),
              way: t(UNSUBSCRIBING_WAY_LABELS[unsubscription.how]),
            })}
          </Notice>
        ) : null}
        <ConsentStates consents={consents} path={mayRecord ? path : null} />
      </Section>
      {mayRecord ? (
        <Section title={t("consent.record")}>
          <div className="max-w-xl">
            <NoticeText notice={notice} />
            <Form schema={consentForm} submitLabel={t("consent.record")}>
              <SelectField
                name="purpose"
                label={t("consent.purpose")}
                required
                options={CONTACT_PURPOSES.map((value) => ({ value, label: t(PURPOSE_LABELS[value]) }))}
              />
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
              <TextField
                name="evidence"
                label={t("consent.evidence")}
                hint={t("consent.evidenceHint")}
                maxLength={200}
                autoComplete="off"
              />
            </Form>
          </div>
        </Section>
      ) : null}
    </>
  );
}
