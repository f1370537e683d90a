import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import * as field from "~/forms/fields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ContactForm } from "~/modules/organisations/contacts/components/ContactForm";
import { contactChangeForm } from "~/modules/organisations/contacts/contact-form";
import { contactFormValues } from "~/modules/organisations/contacts/contact-queries.server";
import { changeContact } from "~/modules/organisations/contacts/save-contact.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "contact.edit" };

const seen = z.object({ seenAt: field.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }) });

export const loader = page("contact.write", (context) => {
  const id = idParam(context.params);
  return { id, contact: contactFormValues(context, id, idParam(context.params, "contactId")) };
});

export const action = act("contact.write", (context) => {
  const organisationId = idParam(context.params);
  const contactId = idParam(context.params, "contactId");
  const { seenAt } = accepted(seen, context.values);
  changeContact(context, { organisationId, contactId, seenAt, values: accepted(contactChangeForm, context.values) });
  return seeOther(`/organisations/${organisationId}?saved=yes`);
});

export default function EditContact() {
  const t = useT();
  const { id, contact } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("contact.edit")} closeTo={`/organisations/${id}`}>
      <ContactForm contact={contact} cancelTo={`/organisations/${id}`} />
    </Panel>
  );
}
