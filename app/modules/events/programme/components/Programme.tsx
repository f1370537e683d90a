import { useLocale, useT } from "~/i18n/I18n";
import { Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";
import { eventTitle } from "../../event-time-text";
import { byDay, type Choices, sessionTimeText, ticketTypeName } from "../choices";

/** The programme by day and the tickets as everybody sees them, with what is left of them while it can be taken. */
export function Programme({
  choices,
  now,
  takesRegistrations,
}: {
  choices: Choices;
  now: number;
  takesRegistrations: boolean;
}) {
  const t = useT();
  const locale = useLocale();
  const { sessions, ticketTypes, hasDays } = choices;
  const days = byDay(sessions);
  return (
    <>
      {days.length > 0 ? (
        <Section title={t("session.list.title")}>
          {days.map(([day, ofDay]) => (
            <div key={day} className="mb-3">
              {hasDays ? <h3 className="mb-1 text-[13px] text-ink-soft">{day}</h3> : null}
              <ol className="rounded-lg border border-line bg-sheet">
                {ofDay.map((session) => (
                  <li key={session.id} className="border-b border-line px-4 py-2.5 last:border-0">
                    <span className="flex flex-wrap items-baseline gap-x-3">
                      <span className="text-[13px] text-ink-soft">{sessionTimeText(session, false)}</span>
                      <span className="min-w-0 flex-1 font-medium break-words">{eventTitle(session, locale)}</span>
                      {takesRegistrations && session.chosen && session.left !== null ? (
                        <Tag tone={session.left === 0 ? "warn" : "plain"}>
                          {session.left === 0 ? t("session.full") : t("session.left", { count: session.left })}
                        </Tag>
                      ) : null}
                    </span>
                    {session.place ? <span className="block text-[13px] text-ink-soft">{session.place}</span> : null}
                    {session.speakers ? (
                      <span className="block text-[13px] break-words whitespace-pre-line text-ink-soft">
                        {session.speakers}
                      </span>
                    ) : null}
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </Section>
      ) : null}
      {ticketTypes.length > 0 ? (
        <Section title={t("ticketType.list.title")}>
          <ul className="rounded-lg border border-line bg-sheet">
            {ticketTypes.map((type) => (
              <li
                key={type.id}
                className="flex flex-wrap items-baseline gap-x-3 border-b border-line px-4 py-2 last:border-0"
              >
                <span className="min-w-0 flex-1 break-words">{ticketTypeName(type, locale)}</span>
                {type.audience === "members" ? <Tag>{t("ticketType.membersTag")}</Tag> : null}
                {type.needsApproval ? <Tag>{t("ticketType.needsApprovalTag")}</Tag> : null}
                {!takesRegistrations ? null : type.closesAt !== null && now >= type.closesAt ? (
                  <Tag tone="warn">{t("ticketType.closed")}</Tag>
                ) : type.left !== null ? (
                  <Tag tone={type.left === 0 ? "warn" : "plain"}>
                    {type.left === 0 ? t("session.full") : t("ticketType.left", { count: type.left })}
                  </Tag>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
