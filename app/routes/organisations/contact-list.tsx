import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { ContactList } from "~/modules/organisations/contacts/components/ContactList";
import { consentsOfContact, contactsOf } from "~/modules/organisations/contacts/contact-queries.server";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { LinkButton } from "~/ui/Button";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "organisation.tab.contacts" };

export const loader = page("contact.see", (context) => {
  const id = idParam(context.params);
  const head = organisationHead(context, id);
  const contacts = contactsOf(context, id).map((contact) => ({
    ...contact,
    agreed: consentsOfContact(context, id, contact.id)
      .filter(({ given }) => given !== null)
      .map(({ purpose }) => purpose),
  }));
  return { head, contacts, mayWrite: can(context.actor, "contact.write") };
});

export default function Contacts() {
  const t = useT();
  const { head, contacts, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <OrganisationHead head={head} current="contacts">
        {mayWrite && !head.archived ? (
          <LinkButton look="main" href={`/organisations/${head.id}/contacts/new`}>
            {t("contact.new")}
          </LinkButton>
        ) : null}
      </OrganisationHead>
      <p className="mb-3 text-ink-soft">{t("contact.consentsLead")}</p>
      <ContactList organisationId={head.id} contacts={contacts} mayWrite={mayWrite} />
    </>
  );
}
