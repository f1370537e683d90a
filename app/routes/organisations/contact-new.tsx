import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { ContactForm } from "~/modules/organisations/contacts/components/ContactForm";
import { contactForm } from "~/modules/organisations/contacts/contact-form";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "contact.new" };

export const loader = page("contact.write", (context) => ({ id: idParam(context.params) }));

export const action = act("contact.write", (context) => {
  const organisationId = idParam(context.params);
  saveContact(context, { organisationId, values: accepted(contactForm, context.values) });
  return seeOther(`/organisations/${organisationId}?saved=yes`);
});

export default function NewContact() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("contact.new")} closeTo={`/organisations/${id}`}>
      <ContactForm cancelTo={`/organisations/${id}`} />
    </Panel>
  );
}
