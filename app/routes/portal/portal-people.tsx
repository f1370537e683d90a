import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { ConsentStates } from "~/modules/organisations/contacts/components/ConsentStates";
import { consentsOfContact, contactsOf } from "~/modules/organisations/contacts/contact-queries.server";
import { PURPOSE_LABELS } from "~/modules/organisations/contacts/vocabulary";
import { ownDirectoryEntry } from "~/modules/organisations/directory/directory-queries.server";
import { PART_LABELS } from "~/modules/organisations/directory/vocabulary";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "desk.people.title" };

export const loader = page("holdings.see", (context) => {
  const id = idParam(context.params);
  return {
    id,
    legalName: visibleOrganisation(context, id).legalName,
    people: contactsOf(context, id).map((contact) => ({
      ...contact,
      consents: consentsOfContact(context, id, contact.id),
    })),
    parts: ownDirectoryEntry(context, id).parts,
  };
});

/** The people of a firm as the promoter knows them, what each agreed to, and what the firm agreed to show in public. */
export default function PortalPeople() {
  const t = useT();
  const { id, legalName, people, parts } = useLoaderData<typeof loader>();
  const own = `/portal/organisations/${id}`;
  const ask = (contactId: number, about: string) => `${own}/requests/new?kind=correction&${about}=${contactId}`;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("desk.people.title")} sub={legalName} />
      <p className="mb-4 text-ink-soft">{t("desk.people.lead")}</p>
      {people.length === 0 ? (
        <div className="mb-6">
          <EmptyState title={t("desk.people.none")} />
        </div>
      ) : null}
      {people.map((person) => (
        <Section key={person.id} title={person.name} note={person.duty}>
          <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            {[person.email, person.phone].filter(Boolean).map((text) => (
              <span key={text} className="tabular-nums">
                {text}
              </span>
            ))}
            {person.purposes.map((purpose) => (
              <Tag key={purpose}>{t(PURPOSE_LABELS[purpose])}</Tag>
            ))}
          </p>
          <ConsentStates consents={person.consents} path={`/organisations/${id}/contacts/${person.id}/consents`} />
          <p className="mt-2 flex flex-wrap gap-2">
            <LinkButton
              href={`/organisations/${id}/contacts/${person.id}/consents`}
              aria-label={t("contact.consentsOf", { name: person.name })}
            >
              {t("desk.people.give")}
            </LinkButton>
            <LinkButton href={ask(person.id, "wrong")} aria-label={`${person.name}: ${t("desk.people.wrong")}`}>
              {t("desk.people.wrong")}
            </LinkButton>
            <LinkButton href={ask(person.id, "left")} aria-label={`${person.name}: ${t("desk.people.left")}`}>
              {t("desk.people.left")}
            </LinkButton>
          </p>
        </Section>
      ))}
      <Section
        title={t("organisation.tab.directory")}
        more={{ href: `/organisations/${id}/directory`, label: t("desk.people.changeDirectory") }}
      >
        <ul className="rounded-lg border border-line bg-sheet">
          {parts.map(({ part, given }) => (
            <li
              key={part}
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0"
            >
              <span className="min-w-0 flex-1 basis-40 font-medium">{t(PART_LABELS[part])}</span>
              <span className="text-[13px] text-ink-faint">
                {given
                  ? t("directory.agreed", { day: dayOfInstant(given.at), version: given.noticeVersion })
                  : t("directory.notAgreed")}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
