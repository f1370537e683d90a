import { Form, useLoaderData } from "@remix-run/react";
import { filesOf } from "~/files/file-queries.server";
import { FileList } from "~/files/components/FileList";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { FIELD_LABELS } from "~/modules/organisations/field-labels";
import { organisationHead } from "~/modules/organisations/organisation-head.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { FIRM_FILE_PURPOSES, ORGANISATION_FILE_PURPOSES } from "~/modules/organisations/profile/file-purposes";
import { organisationFreshness } from "~/modules/organisations/profile/freshness.server";
import { firmFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { PROPOSABLE_FIELDS } from "~/modules/organisations/profile/proposal-form";
import { proposalsOf } from "~/modules/organisations/profile/proposal-queries.server";
import { proposableEntries } from "~/modules/organisations/profile/propose-changes.server";
import { SIZE_LABELS } from "~/modules/organisations/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { dayOfInstant } from "~/values/business-day";

export const handle: PageHandle = { title: "portal.data.title" };

const DONE = {
  confirmed: "portal.data.confirmed",
  proposed: "portal.data.proposed",
} as const satisfies Record<string, MessageKey>;

export const loader = page("portal.use", (context) => {
  const id = idParam(context.params);
  const { legalName } = organisationHead(context, id);
  const done = context.url.searchParams.get("done");
  return {
    id,
    legalName,
    version: visibleOrganisation(context, id).version,
    entries: proposableEntries(context, id),
    freshness: organisationFreshness(context, id),
    proposals: proposalsOf(context, id),
    files: filesOf(context, firmFiles, id),
    shared: filesOf(context, sharedFiles, id),
    done: (done === "confirmed" || done === "proposed" ? done : null) as keyof typeof DONE | null,
  };
});

/** What the promoter holds about a firm, for its representative on a phone: right, or something is wrong. */
export default function PortalOrganisation() {
  const t = useT();
  const { id, legalName, version, entries, freshness, proposals, files, shared, done } = useLoaderData<typeof loader>();
  const path = `/portal/organisations/${id}`;
  const missing = new Set<string>(freshness.completeness.missing.map(({ fact }) => fact));
  const words = (name: string, entry: string) =>
    name === "sizeClass" && entry in SIZE_LABELS ? t(SIZE_LABELS[entry as keyof typeof SIZE_LABELS]) : entry;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("portal.data.title")} sub={legalName} />
      {done ? <Notice tone="ok">{t(DONE[done])}</Notice> : null}
      <p className="mb-3 text-ink-soft">{t("portal.data.hint")}</p>
      <dl className="mb-4 rounded-lg border border-line bg-sheet">
        {PROPOSABLE_FIELDS.map((name) => (
          <div
            key={name}
            className="grid grid-cols-1 gap-x-4 border-b border-line px-4 py-2.5 last:border-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
          >
            <dt className="text-[13px] leading-[21px] text-ink-faint">{t(FIELD_LABELS[name])}</dt>
            <dd className="break-words whitespace-pre-line">
              {entries[name] === "" ? (
                missing.has(name) ? (
                  <Tag tone="warn">{t("portal.data.missing")}</Tag>
                ) : (
                  <span className="text-ink-faint">{t("unknown")}</span>
                )
              ) : (
                words(name, entries[name])
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mb-6 flex flex-col gap-2 sm:flex-row">
        <Form method="post" action={`${path}/confirmation`} className="contents">
          <input type="hidden" name="version" value={version} />
          <Button look="main" type="submit" className="max-sm:min-h-12 max-sm:text-base">
            {t("portal.data.confirm")}
          </Button>
        </Form>
        <LinkButton href={`${path}/proposal`} className="max-sm:min-h-12 max-sm:text-base">
          {t("portal.data.propose")}
        </LinkButton>
      </div>
      {freshness.confirmation ? (
        <p className="mb-6 text-[13px] text-ink-soft">
          {t(freshness.confirmation.byFirm ? "organisation.confirmation.byFirm" : "organisation.confirmation.byStaff", {
            day: dayOfInstant(freshness.confirmation.at),
            name: freshness.confirmation.by ?? t("system.actor"),
          })}
        </p>
      ) : null}
      {proposals.length > 0 ? (
        <Section title={t("portal.data.proposals")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {proposals.map((proposal) => (
              <li key={proposal.id} className="flex flex-wrap gap-3 border-b border-line px-4 py-2.5 last:border-0">
                <span className="tabular-nums">{dayOfInstant(proposal.proposedAt)}</span>
                <Tag tone={proposal.settledAt === null ? "plain" : "ok"}>
                  {t(proposal.settledAt === null ? "proposal.waiting" : "proposal.settled")}
                </Tag>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("organisation.files.shared")}>
        <FileList {...shared} purposes={ORGANISATION_FILE_PURPOSES} />
      </Section>
      <Section
        title={t("organisation.files.fromFirm")}
        more={{ href: `/files/of/firm_file/${id}`, label: t("file.add") }}
      >
        <FileList {...files} purposes={FIRM_FILE_PURPOSES} />
      </Section>
    </div>
  );
}
