import { Form, Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { OrganisationSeats } from "~/modules/governance/components/OrganisationSeats";
import { seatsOfOrganisation } from "~/modules/governance/governance-queries.server";
import { ContactList } from "~/modules/organisations/contacts/components/ContactList";
import { AlikeLinks } from "~/modules/organisations/duplicates/components/AlikeLinks";
import { alikeAfterSaving } from "~/modules/organisations/duplicates/alike-after-saving.server";
import { OrganisationHead } from "~/modules/organisations/components/OrganisationHead";
import { Timeline } from "~/modules/organisations/components/Timeline";
import { checkCharacter, readCreditCode } from "~/modules/organisations/credit-code";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { heldRecognitions } from "~/modules/organisations/recognitions/recognition-queries.server";
import { contactsOf, maySeeContacts } from "~/modules/organisations/contacts/contact-queries.server";
import { privateDataIn } from "~/modules/organisations/contacts/private-data";
import { promotersLookingAfter } from "~/modules/organisations/organisation-care.server";
import { organisationDetail } from "~/modules/organisations/organisation-queries.server";
import { organisationTimeline, TIMELINE_LENGTH } from "~/modules/organisations/organisation-timeline.server";
import { evidenceOfCreditCode } from "~/modules/organisations/profile/confirm-credit-code.server";
import { FreshnessSummary } from "~/modules/organisations/profile/components/Freshness";
import { organisationFreshness } from "~/modules/organisations/profile/freshness.server";
import { proposalsOf } from "~/modules/organisations/profile/proposal-queries.server";
import { profileFacts } from "~/modules/organisations/profile/profile-facts.server";
import { CHAIN_ROLE_LABELS, SIZE_LABELS } from "~/modules/organisations/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { OutsideLink } from "~/ui/OutsideLink";
import { EmptyState, Facts, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle<{ organisation: { legalName: string } }> = {
  title: (_t, data) => data.organisation.legalName,
};

export const loader = page("organisation.see", (context) => {
  const id = idParam(context.params);
  const organisation = organisationDetail(context, id);
  const head = organisationHead(context, id);
  const mayWrite = can(context.actor, "organisation.write") && head.inCare;
  const timeline = organisationTimeline(context, id);
  const code = organisation.creditCodeConfirmed ? null : organisation.creditCode;
  return {
    head,
    recognitions: heldRecognitions(context, id),
    organisation,
    profile: profileFacts(context, id),
    evidence: can(context.actor, "organisationFile.see") && head.inCare ? evidenceOfCreditCode(context, id) : null,
    freshness: can(context.actor, "home.see") && head.inCare ? organisationFreshness(context, id) : null,
    openProposals: mayWrite ? proposalsOf(context, id).filter(({ settledAt }) => settledAt === null) : [],
    /** The check character that the rule calls for, where the code has another one and nobody has seen the licence. */
    expectedCheck: code !== null && readCreditCode(code).status === "check_failed" ? checkCharacter(code) : null,
    contacts: contactsOf(context, id),
    seats: can(context.actor, "governance.see") ? seatsOfOrganisation(context, id) : [],
    timeline,
    timelineFull: timeline.length === TIMELINE_LENGTH,
    maySeeContacts: maySeeContacts(context, id),
    mayWrite,
    /** Who looks after it is asked only where there is more than the hub. */
    promoters: can(context.actor, "home.see") ? promotersLookingAfter(context, id) : [],
    privateNote: mayWrite && privateDataIn(organisation.note) !== null,
    isStaff: can(context.actor, "home.see"),
    mayAudit: can(context.actor, "audit.see"),
    saved: context.url.searchParams.get("saved") === "yes",
    alike: alikeAfterSaving(context, id, context.url),
  };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Organisation() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { organisation, contacts, timeline, mayWrite } = data;
  const path = `/organisations/${organisation.id}`;
  const archived = organisation.archivedAt !== null;
  return (
    <>
      <OrganisationHead head={data.head} current="overview">
        {mayWrite && !archived ? (
          <>
            <LinkButton href={`${path}/archive`}>{t("organisation.archive")}</LinkButton>
            <LinkButton look="main" href={`${path}/edit`}>
              {t("action.edit")}
            </LinkButton>
          </>
        ) : null}
      </OrganisationHead>
      {data.head.inCare ? null : (
        <Notice>{t("organisation.otherPromoter", { promoter: data.promoters[0]?.name ?? "" })}</Notice>
      )}
      {archived ? (
        <Notice tone="warn">
          <div className="flex flex-wrap items-center gap-3">
            <span>{t("organisation.archived")}</span>
            {mayWrite ? (
              <Form method="post" action={`${path}/restoration`}>
                <Button type="submit">{t("organisation.restore")}</Button>
              </Form>
            ) : null}
          </div>
        </Notice>
      ) : null}
      {data.openProposals.map((proposal) => (
        <Notice key={proposal.id}>
          <a
            href={`${path}/proposals/${proposal.id}`}
            className="touch-target inline-flex items-center text-weft underline"
          >
            {t("proposal.open", { name: proposal.by ?? "", day: dayOfInstant(proposal.proposedAt) })}
          </a>
        </Notice>
      ))}
      {data.saved ? <SavedNotice expectedCheck={data.expectedCheck} /> : null}
      {data.alike.length > 0 ? (
        <Notice tone="warn">
          {t("duplicate.alikeSaved")}
          <AlikeLinks alike={data.alike} mergeWith={organisation.id} />
        </Notice>
      ) : null}
      {data.privateNote ? <Notice tone="warn">{t("contact.private.inNote")}</Notice> : null}
      <Section title={t("organisation.section.facts")}>
        <OrganisationFacts data={data} />
      </Section>
      {data.freshness ? (
        <Section title={t("organisation.completeness.section")}>
          <FreshnessSummary
            id={organisation.id}
            version={organisation.version}
            freshness={data.freshness}
            mayWrite={mayWrite && !archived}
          />
        </Section>
      ) : null}
      <OrganisationSeats seats={data.seats} />
      {data.maySeeContacts ? (
        <Section
          title={t("organisation.section.contacts")}
          more={mayWrite && !archived ? { href: `${path}/contacts/new`, label: t("contact.new") } : undefined}
        >
          <ContactList organisationId={organisation.id} contacts={contacts} mayWrite={mayWrite} />
        </Section>
      ) : null}
      <Section
        title={t("timeline.title")}
        note={data.timelineFull ? t("organisation.timeline.more", { count: timeline.length }) : undefined}
        more={
          data.mayAudit
            ? {
                href: `/audit?filter.subjectKind=organisation&filter.subject=${organisation.id}`,
                label: t("audit.ofRecord"),
              }
            : undefined
        }
      >
        {timeline.length > 0 ? (
          <Timeline items={timeline} openable={data.isStaff} restoreAt={mayWrite && !archived ? path : undefined} />
        ) : (
          <EmptyState title={t("timeline.empty")} hint={t("organisation.timeline.hint")} />
        )}
      </Section>
      <Outlet />
    </>
  );
}

function SavedNotice({ expectedCheck }: { expectedCheck: string | null }) {
  const t = useT();
  if (expectedCheck === null) return <Notice tone="ok">{t("organisation.saved")}</Notice>;
  return <Notice tone="warn">{t("organisation.creditCode.checkFailed", { expected: expectedCheck })}</Notice>;
}

function OrganisationFacts({
  data: { organisation, profile, recognitions, expectedCheck, isStaff, evidence, mayWrite, promoters },
}: {
  data: Loaded;
}) {
  const t = useT();
  // A licence is offered where the check character does not fit, seen already or not.
  const offersEvidence = mayWrite && !evidence && (expectedCheck !== null || organisation.creditCodeConfirmed);
  const or = (value: string | null) =>
    value === null || value === "" ? <span className="text-ink-faint">{t("unknown")}</span> : value;
  const { memberSince, memberUntil, creditCode } = organisation;
  const membership =
    memberSince === null
      ? null
      : memberUntil === null
        ? t("organisation.membership.from", { since: memberSince })
        : t("organisation.membership.fromTo", { since: memberSince, until: memberUntil });
  const items = [
    {
      label: t("organisation.field.creditCode"),
      value:
        creditCode === null ? (
          or(null)
        ) : (
          <span className="inline-flex flex-wrap items-center gap-2">
            <span className="tabular-nums">{creditCode}</span>
            {expectedCheck !== null ? <Tag tone="warn">{t("organisation.creditCode.checkFailedShort")}</Tag> : null}
            {organisation.creditCodeConfirmed ? <Tag tone="ok">{t("organisation.creditCode.confirmed")}</Tag> : null}
            {evidence ? (
              <a
                href={`/files/${evidence.fileId}`}
                download
                className="touch-target inline-flex items-center text-[13px] break-all text-weft hover:underline"
              >
                {t("creditCode.evidence", { name: evidence.name })}
              </a>
            ) : null}
            {offersEvidence ? (
              <a
                href={`/organisations/${organisation.id}/credit-code`}
                className="touch-target inline-flex items-center text-[13px] text-weft hover:underline print:hidden"
              >
                {t("creditCode.confirm")}
              </a>
            ) : null}
          </span>
        ),
    },
    { label: t("organisation.section.membership"), value: or(membership) },
    {
      label: t("organisation.field.sizeClass"),
      value: or(organisation.sizeClass && t(SIZE_LABELS[organisation.sizeClass])),
    },
    {
      label: t("organisation.field.region"),
      value: (
        <>
          {or(organisation.regionName)}
          {profile.pastRegions.length > 0 ? (
            <span className="block text-[13px] text-ink-faint">
              {t("organisation.region.history", {
                text: profile.pastRegions
                  .map(({ name, lastDay }) => t("organisation.region.until", { region: name, day: lastDay }))
                  .join(" · "),
              })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      label: t("organisation.field.aboveScale"),
      value: or(
        profile.aboveScale
          .map(({ since, until }) =>
            until === null
              ? t("organisation.aboveScale.from", { since })
              : t("organisation.aboveScale.fromTo", { since, until }),
          )
          .join(" · "),
      ),
    },
    {
      label: t("organisation.field.groupName"),
      value:
        organisation.groupName === null ? (
          or(null)
        ) : (
          <>
            {profile.parentId === null ? (
              organisation.groupName
            ) : (
              <a
                href={`/organisations/${profile.parentId}`}
                className="touch-target inline-flex items-center text-weft hover:underline"
              >
                {organisation.groupName}
              </a>
            )}
            {isStaff && profile.groupCount > 1 ? (
              <a
                href={`/organisations?filter.group=${encodeURIComponent(organisation.groupName)}`}
                className="touch-target ml-2 text-[13px] text-weft hover:underline"
              >
                {t("organisation.group.members", { count: profile.groupCount })}
              </a>
            ) : null}
          </>
        ),
    },
    {
      label: t("organisation.field.chainRoles"),
      value: or(organisation.chainRoles.map((role) => t(CHAIN_ROLE_LABELS[role])).join(" · ")),
    },
    { label: t("organisation.field.address"), value: or(organisation.address) },
    {
      label: t("organisation.field.industry"),
      value: (
        <>
          {or(organisation.industry)}
          {profile.industryAbove ? (
            <span className="block text-[13px] text-ink-faint">{profile.industryAbove}</span>
          ) : null}
          {organisation.industry !== null && organisation.industryCode === null && profile.hasIndustryList ? (
            <span className="block text-[13px] text-ink-faint">{t("organisation.industry.unplaced")}</span>
          ) : null}
        </>
      ),
    },
    {
      label: t("organisation.field.website"),
      value: organisation.website ? <OutsideLink address={organisation.website} /> : or(null),
    },
    { label: t("organisation.field.products"), value: or(organisation.products.join(" · ")) },
    {
      label: t("organisation.field.tags"),
      value:
        organisation.tags.length === 0 ? (
          or(null)
        ) : (
          <span className="flex flex-wrap gap-1.5">
            {organisation.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </span>
        ),
    },
    { label: t("organisation.field.formerNames"), value: or(organisation.formerNames.join(" · ")) },
    { label: t("organisation.field.englishName"), value: or(organisation.englishName) },
    {
      label: t("organisation.field.promoterId"),
      value:
        promoters.length === 0 ? (
          or(organisation.promoterName)
        ) : (
          <span className="inline-flex flex-wrap items-center gap-x-3">
            {promoters.map(({ name }) => name).join(" · ")}
            {mayWrite ? (
              <a
                href={`/organisations/${organisation.id}/promoters`}
                className="touch-target inline-flex items-center text-weft underline"
              >
                {t("organisation.promoters.change")}
              </a>
            ) : null}
          </span>
        ),
    },
    {
      label: t("organisation.tab.recognitions"),
      value:
        recognitions.length === 0 ? (
          or(null)
        ) : (
          <a href={`/organisations/${organisation.id}/recognitions`} className="text-weft hover:underline">
            {recognitions.join(" · ")}
          </a>
        ),
    },
  ];
  if (isStaff)
    items.push({
      label: t("organisation.field.note"),
      value: <span className="whitespace-pre-line">{or(organisation.note)}</span>,
    });
  items.push({
    label: t("organisation.column.updatedAt"),
    value: <span className="tabular-nums">{dayOfInstant(organisation.updatedAt)}</span>,
  });
  return <Facts items={items} />;
}
