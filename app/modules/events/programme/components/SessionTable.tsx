import { useLocale, useT } from "~/i18n/I18n";
import { WideTable } from "~/ui/WideTable";
import { eventTitle } from "../../event-time-text";
import { sessionTimeText } from "../choices";
import { HeldSeats } from "./HeldSeats";
import type { Held, SessionRecord } from "../programme-queries.server";

/** The sessions of an event with the seats that are held, for those who run it and those who read. */
export function SessionTable({
  sessions,
  hasDays,
  editAt,
}: {
  sessions: Held<SessionRecord>[];
  hasDays: boolean;
  editAt?: string;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <WideTable label={t("session.list.title")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("event.time")}</th>
            <th scope="col">{t("session.heading")}</th>
            <th scope="col" className="number">
              {t("session.held")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td className="short whitespace-nowrap">{sessionTimeText(session, hasDays)}</td>
              <td>
                {editAt ? (
                  <a
                    href={`${editAt}/${session.id}`}
                    className="touch-target inline-flex items-center font-medium hover:underline"
                  >
                    {eventTitle(session, locale)}
                  </a>
                ) : (
                  eventTitle(session, locale)
                )}
                {session.place || session.speakers ? (
                  <span className="block text-[13px] text-ink-faint">
                    {[session.place, ...(session.speakers?.split("\n") ?? [])].filter(Boolean).join(" · ")}
                  </span>
                ) : null}
              </td>
              <td className="number whitespace-nowrap">
                {session.chosen ? (
                  <HeldSeats held={session.held} capacity={session.capacity} />
                ) : (
                  t("session.notChosen")
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
