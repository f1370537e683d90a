import { useLoaderData } from "@remix-run/react";
import { page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { DeskTasks } from "~/modules/desk/components/DeskTasks";
import { OwnRegistrations } from "~/modules/desk/components/OwnRegistrations";
import { tasksOfDesk } from "~/modules/desk/desk-tasks.server";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { PublicEventList } from "~/modules/events/components/PublicEventList";
import { comingPublicEvents } from "~/modules/events/public-event-queries.server";
import { ownFirms, registrationsOfOwnFirms } from "~/modules/events/registration-queries.server";
import { isLive } from "~/modules/events/registration-status";
import { OwnRecognitions } from "~/modules/organisations/recognitions/components/OwnRecognitions";
import { recognitionsOfOwnFirms } from "~/modules/organisations/recognitions/recognition-queries.server";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { EmptyState, PageHead, Section } from "~/ui/Page";

export const handle: PageHandle = { title: "portal.title" };

export const loader = page("portal.use", (context) => ({
  tasks: tasksOfDesk(context),
  firms: ownFirms(context),
  registrations: registrationsOfOwnFirms(context),
  events: comingPublicEvents(context, null),
  recognitions: recognitionsOfOwnFirms(context),
}));

const DONE = {
  registered: "registration.done.registered",
  waiting: "registration.done.waiting",
  asked: "registration.done.asked",
  accepted: "registration.done.accepted",
  cancelled: "registration.done.cancelled",
  amended: "registration.done.amended",
} as const;

export default function Portal() {
  const t = useT();
  const { tasks, firms, registrations, events, recognitions } = useLoaderData<typeof loader>();
  const taken = new Set(registrations.coming.filter((each) => isLive(each.status)).map((each) => each.eventId));
  const open = events.filter((event) => !taken.has(event.id));
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("portal.title")} sub={firms.map((firm) => firm.legalName).join(t("registration.separator"))} />
      <DoneNotice sentences={DONE} />
      {firms.length === 0 ? <Notice tone="warn">{t("portal.noFirm")}</Notice> : null}
      {firms.length > 0 ? (
        <Section title={t("desk.tasks")}>
          <DeskTasks tasks={tasks} several={firms.length > 1} />
        </Section>
      ) : null}
      {firms.map((firm) => (
        <FirmPages key={firm.id} firm={firm} several={firms.length > 1} />
      ))}
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
        {open.length === 0 ? (
          <EmptyState title={t("portal.coming.none")} />
        ) : (
          <PublicEventList events={open} search={firms.length === 1 ? `?firm=${firms[0]!.id}` : ""} />
        )}
      </Section>
    </div>
  );
}

/** The pages of one firm; each is about this firm alone. */
function FirmPages({ firm, several }: { firm: { id: number; legalName: string }; several: boolean }) {
  const t = useT();
  const own = `/portal/organisations/${firm.id}`;
  const pages: { path: string; label: MessageKey }[] = [
    { path: own, label: "portal.data.title" },
    { path: `${own}/people`, label: "desk.people.title" },
    { path: `${own}/events`, label: "desk.events.title" },
    { path: `/organisations/${firm.id}/files`, label: "organisation.tab.files" },
    { path: `/organisations/${firm.id}/directory`, label: "organisation.tab.directory" },
    { path: `/organisations/${firm.id}/membership`, label: "membership.title" },
    { path: `${own}/holdings`, label: "held.title" },
    { path: `${own}/requests`, label: "dataRequest.title" },
  ];
  return (
    <nav aria-label={firm.legalName} className="mb-5">
      {several ? <h2 className="mb-2 text-[15px] font-semibold">{firm.legalName}</h2> : null}
      <ul className="flex flex-wrap gap-2">
        {pages.map(({ path, label }) => (
          <li key={path}>
            <LinkButton href={path}>{t(label)}</LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}
