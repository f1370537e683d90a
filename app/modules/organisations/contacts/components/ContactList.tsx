import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { PURPOSE_LABELS, type ContactPurpose } from "../vocabulary";

interface Contact {
  id: number;
  name: string;
  duty: string | null;
  phone: string | null;
  email: string | null;
  isMain: boolean;
  /** The address takes no invitations. */
  unsubscribed: boolean;
  purposes: readonly ContactPurpose[];
  /** What he agreed to; not asked on pages that do not show it. */
  agreed?: readonly ContactPurpose[];
}

interface ContactListProps {
  organisationId: number;
  contacts: Contact[];
  mayWrite: boolean;
}

/** Contacts with number and address masked; each can be shown, which leaves an entry. */
export function ContactList({ organisationId, contacts, mayWrite }: ContactListProps) {
  const t = useT();
  if (contacts.length === 0) return <EmptyState title={t("contact.empty")} hint={t("contact.emptyHint")} />;
  return (
    <>
      <ul className="rounded-lg border border-line bg-sheet">
        {contacts.map((contact) => (
          <ContactRow key={contact.id} {...{ organisationId, contact, mayWrite }} />
        ))}
      </ul>
      <p className="mt-1.5 text-[13px] text-ink-faint">{t("contact.hiddenNote")}</p>
    </>
  );
}

const ACT = "touch-target inline-flex min-h-[34px] items-center px-2 text-weft hover:underline";

function ContactRow({
  organisationId,
  contact,
  mayWrite,
}: {
  organisationId: number;
  contact: Contact;
  mayWrite: boolean;
}) {
  const t = useT();
  const disclosure = useFetcher<{ contact?: Pick<Contact, "phone" | "email"> }>();
  const shown = disclosure.data?.contact;
  const { phone, email } = shown ?? contact;
  const path = `/organisations/${organisationId}/contacts/${contact.id}`;
  const words = (purposes: readonly ContactPurpose[]) =>
    purposes.map((purpose) => t(PURPOSE_LABELS[purpose])).join(" \u00b7 ");
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0">
      <span className="font-medium">{contact.name}</span>
      {contact.isMain ? <Tag tone="weft">{t("contact.main")}</Tag> : null}
      {contact.unsubscribed ? <Tag tone="warn">{t("unsubscription.unsubscribed")}</Tag> : null}
      {contact.duty ? <span className="text-ink-faint">{contact.duty}</span> : null}
      <span className="tabular-nums" aria-live="polite">
        {[phone, email].filter((text) => text !== null).join(" \u00b7 ")}
      </span>
      <span className="text-[13px] text-ink-faint">{words(contact.purposes)}</span>
      <span className="ml-auto flex flex-wrap gap-2 print:hidden">
        {shown ? null : (
          <disclosure.Form method="post" action={`${path}/disclosure`}>
            <Button type="submit" look="quiet" aria-label={t("contact.showOf", { name: contact.name })}>
              {t("contact.show")}
            </Button>
          </disclosure.Form>
        )}
        <a href={`${path}/consents`} aria-label={t("contact.consentsOf", { name: contact.name })} className={ACT}>
          {t("contact.consents")}
        </a>
        {mayWrite ? (
          <>
            <a href={path} aria-label={`${t("action.edit")} ${contact.name}`} className={ACT}>
              {t("action.edit")}
            </a>
            <a href={`${path}/removal`} aria-label={`${t("action.remove")} ${contact.name}`} className={ACT}>
              {t("action.remove")}
            </a>
          </>
        ) : null}
      </span>
      {contact.agreed ? (
        <span className="basis-full text-[13px] text-ink-soft">
          {contact.agreed.length > 0
            ? t("contact.agreed", { purposes: words(contact.agreed) })
            : t("contact.agreedNothing")}
        </span>
      ) : null}
    </li>
  );
}
