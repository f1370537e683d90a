import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import type { Translate } from "~/i18n/translate";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { EventStatusTag, RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { PublicEventList } from "~/modules/events/components/PublicEventList";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import { comingPublicEvents } from "~/modules/events/public-event-queries.server";
import { ownFirms, registrationsOfOwnFirms, type OwnRegistration } from "~/modules/events/registration-queries.server";
import { isLive } from "~/modules/events/registration-status";
import { OwnRecognitions } from "~/modules/organisations/recognitions/components/OwnRecognitions";
import { recognitionsOfOwnFirms } from "~/modules/organisations/recognitions/recognition-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead, Section } from "~/ui/Page";

export const handle: PageHandle = { title: "portal.title" };

export const loader = page("portal.use", (context) => ({
  firms: ownFirms(context),
  registrations: registrationsOfOwnFirms(context),
  events: comingPublicEvents(context, null),
  recognitions: recognitionsOfOwnFirms(context),
}));

const DONE = {
  registered: "registration.done.registered",
  waiting: "registration.done.waiting",
  accepted: "registration.done.accepted",
  cancelled: "registration.done.cancelled",
  amended: "registration.done.amended",
} as const;

export default function Portal() {
  const t = useT();
  const { firms, registrations, events, recognitions } = useLoaderData<typeof loader>();
  const taken = new Set(registrations.coming.filter((each) => isLive(each.status)).map((each) => each.eventId));
  const open = events.filter((event) => !taken.has(event.id));
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("portal.title")} sub={firms.map((firm) => firm.legalName).join(t("registration.separator"))} />
      <DoneNotice sentences={DONE} />
      {firms.length === 0 ? <Notice tone="warn">{t("portal.noFirm")}</Notice> : null}
      {firms.length > 0 ? (
        <ul className="mb-5 flex flex-wrap gap-2">
          {firms.map((firm) => (
            <li key={firm.id}>
              <LinkButton href={`/portal/organisations/${firm.id}`}>
                {firms.length > 1
                  ? t("label.with", { label: t("portal.data.title"), value: firm.legalName })
                  : t("portal.data.title")}
              </LinkButton>
            </li>
          ))}
        </ul>
      ) : null}
      {firms.length > 0 ? (
        <ul className="mb-5 flex flex-wrap gap-2">
          {firms.flatMap((firm) =>
            (["directory", "contacts"] as const).map((page) => (
              <li key={`${page}${firm.id}`}>
                <LinkButton href={`/organisations/${firm.id}/${page}`}>
                  {firms.length > 1
                    ? t("label.with", { label: t(`organisation.tab.${page}`), value: firm.legalName })
                    : t(`organisation.tab.${page}`)}
                </LinkButton>
              </li>
            )),
          )}
        </ul>
      ) : null}
      <Section title={t("portal.registrations")}>
        {registrations.coming.length === 0 ? (
          <EmptyState title={t("portal.registrations.none")} hint={t("portal.registrations.noneHint")} />
        ) : (
          <OwnRegistrations rows={registrations.coming} several={firms.length > 1} />
        )}
      </Section>
      {recognitions.length > 0 ? (
        <Section title={t("recognition.portal.title")}>
          <OwnRecognitions recognitions={recognitions} firms={firms} />
        </Section>
      ) : null}
      <Section title={t("portal.coming")}>
        {open.length === 0 ? <EmptyState title={t("portal.coming.none")} /> : <PublicEventList events={open} />}
      </Section>
      {registrations.past.length > 0 ? (
        <Section title={t("portal.past")}>
          <OwnRegistrations rows={registrations.past.slice(0, SHOWN_AT_ONCE)} several={firms.length > 1} />
          {registrations.past.length > SHOWN_AT_ONCE ? (
            <details className="mt-3">
              <summary className="touch-target text-weft">
                {t("portal.past.older", { count: registrations.past.length - SHOWN_AT_ONCE })}
              </summary>
              <div className="mt-2">
                <OwnRegistrations rows={registrations.past.slice(SHOWN_AT_ONCE)} several={firms.length > 1} />
              </div>
            </details>
          ) : null}
        </Section>
      ) : null}
    </div>
  );
}

const SHOWN_AT_ONCE = 10;

const peopleOf = (row: OwnRegistration, t: Translate) =>
  row.people.split("\n").filter(Boolean).join(t("registration.separator"));

function OwnRegistrations({ rows, several }: { rows: readonly OwnRegistration[]; several: boolean }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-0">
          <a
            href={`/portal/registrations/${row.id}`}
            className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-wash"
          >
            <span className="min-w-0 flex-1 basis-60">
              <span className="font-medium">{eventTitle(row, locale)}</span>
              <span className="block text-[13px] text-ink-faint">
                {[eventTimeText(row, locale), row.venue].filter(Boolean).join(" · ")}
              </span>
              <span className="block text-[13px] text-ink-soft">
                {several
                  ? t("label.with", { label: row.organisationName ?? "", value: peopleOf(row, t) })
                  : peopleOf(row, t)}
              </span>
            </span>
            {row.cancelledAt === null ? (
              <RegistrationStatusTag status={row.status} />
            ) : (
              <EventStatusTag status="cancelled" />
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
