import { Form, Outlet, useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { MembershipTag } from "~/modules/organisations/components/MembershipTag";
import { mayBecome } from "~/modules/organisations/membership/application-lifecycle";
import { applicationPage } from "~/modules/organisations/membership/application-queries.server";
import { ApplicationStateTag } from "~/modules/organisations/membership/components/ApplicationStateTag";
import { KIND_LABELS, type OrganisationKind } from "~/modules/organisations/vocabulary";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { Facts, PageHead, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { localDateTime } from "~/values/business-day";

export const handle: PageHandle<{ legalName: string }> = { title: (_t, data) => data.legalName };

export const loader = page("application.review", (context) => applicationPage(context, idParam(context.params)));

const DONE = {
  review: "application.done.review",
  approved: "application.done.approved",
  declined: "application.done.declined",
} as const;

export default function Application() {
  const t = useT();
  const application = useLoaderData<typeof loader>();
  const { id, version, state, matches, legalName } = application;
  const path = `/applications/${id}`;
  const or = (value: string | null) =>
    value === null || value === "" ? <span className="text-ink-soft">{t("unknown")}</span> : value;
  return (
    <>
      <PageHead title={legalName} sub={<ApplicationStateTag state={state} />}>
        {mayBecome(state, "under_review") ? (
          <Form method="post" action={`${path}/review`}>
            <input type="hidden" name="version" value={version} />
            <Button type="submit">{t("application.review")}</Button>
          </Form>
        ) : null}
        {mayBecome(state, "declined") ? (
          <LinkButton href={`${path}/declining`}>{t("application.decline")}</LinkButton>
        ) : null}
        {mayBecome(state, "approved") ? (
          <LinkButton look="main" href={`${path}/approval`}>
            {t("application.approve")}
          </LinkButton>
        ) : null}
      </PageHead>
      <DoneNotice sentences={DONE} />
      {application.declineReason ? (
        <Notice>{t("application.declinedBecause", { reason: application.declineReason })}</Notice>
      ) : null}
      {application.organisationId !== null ? (
        <Notice tone="ok">
          <a href={`/organisations/${application.organisationId}/membership`} className="underline">
            {t("application.became")}
          </a>
        </Notice>
      ) : null}
      {application.organisationId === null && matches.length > 0 ? (
        <Section title={t("application.matches")} note={t("application.matchesHint")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {matches.map((match) => (
              <li
                key={match.id}
                className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
              >
                <a
                  href={`/organisations/${match.id}`}
                  className="touch-target inline-flex items-center font-medium hover:underline"
                >
                  {match.legalName}
                </a>
                <Tag tone={match.by === "credit_code" ? "weft" : "plain"}>
                  {t(match.by === "credit_code" ? "application.match.creditCode" : "application.match.name")}
                </Tag>
                <MembershipTag membership={match.standing?.status ?? null} />
                {match.archived ? <Tag tone="warn">{t("application.match.archived")}</Tag> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("application.title")}>
        <Facts
          items={[
            {
              label: t("organisation.field.creditCode"),
              value: (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <span className="tabular-nums">{or(application.creditCode)}</span>
                  {application.codeFails ? (
                    <Tag tone="warn">{t("organisation.creditCode.checkFailedShort")}</Tag>
                  ) : null}
                </span>
              ),
            },
            { label: t("organisation.field.kind"), value: t(KIND_LABELS[application.kind as OrganisationKind]) },
            { label: t("organisation.field.region"), value: or(application.region) },
            { label: t("organisation.field.website"), value: or(application.website) },
            { label: t("application.field.wishedClass"), value: or(application.wishedClass) },
            {
              label: t("application.field.contactName"),
              value: [application.contactName, application.contactDuty].filter(Boolean).join(" · "),
            },
            { label: t("application.field.email"), value: application.email },
            { label: t("contact.phone"), value: or(application.phone) },
            {
              label: t("application.column.createdAt"),
              value: localDateTime(application.createdAt).replace("T", " "),
            },
            { label: t("application.field.noticeVersion"), value: application.noticeVersion },
            {
              label: t("application.field.introduction"),
              value: <span className="whitespace-pre-line">{or(application.introduction)}</span>,
            },
          ]}
        />
      </Section>
      <Outlet />
    </>
  );
}
