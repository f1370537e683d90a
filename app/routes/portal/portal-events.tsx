import { useLoaderData } from "@remix-run/react";
import { idParam, page } from "~/http/page.server";
import { useLocale, useT } from "~/i18n/I18n";
import { OwnRegistrations } from "~/modules/desk/components/OwnRegistrations";
import { eventsOfFirm } from "~/modules/desk/firm-events.server";
import { PublicEventList } from "~/modules/events/components/PublicEventList";
import { eventTitle } from "~/modules/events/event-time-text";
import { comingPublicEvents } from "~/modules/events/public-event-queries.server";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { StandsOfFirm } from "~/modules/events/stands/components/StandsOfFirm";
import { standsOfFirm } from "~/modules/events/stands/stand-queries.server";
import { isLive } from "~/modules/events/registration-status";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { EmptyState, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "desk.events.title" };

export const loader = page("holdings.see", (context) => {
  const id = idParam(context.params);
  const own = eventsOfFirm(context, id);
  const taken = new Set(own.coming.filter(({ status }) => isLive(status)).map(({ eventId }) => eventId));
  return {
    ...own,
    id,
    stands: standsOfFirm(context, id),
    legalName: visibleOrganisation(context, id).legalName,
    open: comingPublicEvents(context, null).filter((event) => !taken.has(event.id)),
  };
});

const DONE = { stand: "stand.own.done.saved", standLeft: "stand.own.done.left" } as const;

/** The events of one firm, with its own people on each. */
export default function PortalEvents() {
  const t = useT();
  const locale = useLocale();
  const { id, stands, legalName, coming, past, walkIns, open } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("desk.events.title")} sub={legalName} />
      <DoneNotice sentences={DONE} />
      <Section title={t("portal.registrations")}>
        {coming.length === 0 ? (
          <EmptyState title={t("portal.registrations.none")} hint={t("portal.registrations.noneHint")} />
        ) : (
          <OwnRegistrations rows={coming} several={false} />
        )}
      </Section>
      {stands.length > 0 ? (
        <Section title={t("stand.own.section")}>
          <StandsOfFirm organisationId={id} stands={stands} />
        </Section>
      ) : null}
      <Section title={t("portal.coming")}>
        {open.length === 0 ? (
          <EmptyState title={t("portal.coming.none")} />
        ) : (
          <PublicEventList events={open} search={`?firm=${id}`} />
        )}
      </Section>
      {past.length > 0 ? (
        <Section title={t("portal.past")}>
          <OwnRegistrations rows={past} several={false} />
        </Section>
      ) : null}
      {walkIns.length > 0 ? (
        <Section title={t("desk.events.walkIns")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {walkIns.map((row, index) => (
              <li
                key={index}
                className="flex flex-wrap items-center gap-x-3 border-b border-line px-4 py-2.5 last:border-0"
              >
                <span className="tabular-nums">{row.day}</span>
                <span className="font-medium">{row.name}</span>
                <span className="min-w-0 text-ink-faint">{eventTitle(row, locale)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
