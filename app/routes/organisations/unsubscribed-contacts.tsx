import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { unsubscribedContacts } from "~/modules/organisations/contacts/unsubscribed-contacts.server";
import { UNSUBSCRIBING_WAY_LABELS } from "~/modules/organisations/contacts/vocabulary";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { WideTable } from "~/ui/WideTable";

export const handle: PageHandle = { title: "unsubscription.list.title" };

export const loader = page("contact.write", (context) => ({ contacts: unsubscribedContacts(context) }));

export default function UnsubscribedContacts() {
  const t = useT();
  const { contacts } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <PageHead title={t("unsubscription.list.title")} sub={contacts.length} />
      <p className="mb-2 text-ink-soft">{t("unsubscription.list.hint")}</p>
      <p className="mb-4 text-ink-soft">{t("unsubscription.list.again", { again: t("unsubscription.again") })}</p>
      {contacts.length === 0 ? (
        <EmptyState title={t("unsubscription.list.empty")} />
      ) : (
        <WideTable label={t("unsubscription.list.title")}>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t("invitation.firm")}</th>
                <th scope="col">{t("invitation.contact")}</th>
                <th scope="col">{t("unsubscription.list.since")}</th>
                <th scope="col">{t("unsubscription.list.how")}</th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <tr key={contact.contactId}>
                  <td>
                    <a
                      href={`/organisations/${contact.organisationId}/contacts`}
                      className="touch-target inline-flex items-center font-medium hover:underline"
                    >
                      {contact.legalName}
                    </a>
                  </td>
                  <td>
                    {contact.name} <span className="text-[13px] text-ink-faint">{contact.email}</span>
                  </td>
                  <td className="short whitespace-nowrap">{contact.since}</td>
                  <td>{t(UNSUBSCRIBING_WAY_LABELS[contact.how])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </div>
  );
}
