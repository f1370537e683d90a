import { useLocale, useT } from "~/i18n/I18n";
import { STANDING_LABELS } from "../../event-labels";
import { eventTimeText, eventTitle } from "../../event-time-text";
import { sessionLine } from "../../programme/choices";
import type { PresenceSheet } from "../presence-queries.server";

interface PrintedEvent {
  titleZh: string;
  titleEn: string | null;
  startsAt: number;
  endsAt: number;
  startDay: string;
  endDay: string;
  venue: string | null;
}

/** The list of attendance as it is printed and goes with the minutes: the event, then each session on a sheet of its own. */
export function PresencePaper({ event, sheets }: { event: PrintedEvent; sheets: PresenceSheet[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <article className="mx-auto max-w-[860px] bg-sheet px-4 py-6 print:max-w-none print:p-0">
      <h1 className="text-center text-xl font-semibold break-words">{eventTitle(event, locale)}</h1>
      <p className="mt-1 text-center text-ink-soft">
        {[t("presence.title"), eventTimeText(event, locale), event.venue].filter(Boolean).join(" · ")}
      </p>
      {sheets.map(({ session, counts, people }) => (
        <section key={session?.id ?? 0} className="mt-6 print:not-first:break-before-page">
          <h2 className="text-base font-semibold break-words">
            {session === null ? t("presence.whole") : sessionLine(session, locale, event.startDay !== event.endDay)}
          </h2>
          <p className="mb-2 text-[13px] text-ink-soft">{t("presence.counts", { ...counts })}</p>
          {people.length === 0 ? (
            <p className="text-ink-faint">{t("presence.none")}</p>
          ) : (
            <table className="data-table border border-line">
              <thead>
                <tr>
                  <th scope="col">{t("registration.organisation")}</th>
                  <th scope="col">{t("registration.personName")}</th>
                  <th scope="col">{t("registration.ticketType")}</th>
                  <th scope="col">{t("presence.standing")}</th>
                  <th scope="col" className="max-sm:hidden">
                    {t("presence.signature")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <tr key={`${person.isWalkIn ? "w" : ""}${person.id}`} className="break-inside-avoid">
                    <td>{person.organisation}</td>
                    <td>{[person.name, person.duty].filter(Boolean).join(" ")}</td>
                    <td>{person.isWalkIn ? t("attendance.door.walkInTag") : person.ticketType}</td>
                    <td className="whitespace-nowrap">
                      {person.standing === null ? "" : t(STANDING_LABELS[person.standing])}
                    </td>
                    <td className="max-sm:hidden" />
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </article>
  );
}
