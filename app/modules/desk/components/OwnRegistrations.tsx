import { useLocale, useT } from "~/i18n/I18n";
import type { Translate } from "~/i18n/translate";
import { EventStatusTag, RegistrationStatusTag } from "~/modules/events/components/EventStatusTag";
import { eventTimeText, eventTitle } from "~/modules/events/event-time-text";
import type { OwnRegistration } from "~/modules/events/registration-queries.server";

const peopleOf = (row: OwnRegistration, t: Translate) =>
  row.people.split("\n").filter(Boolean).join(t("registration.separator"));

interface Row extends OwnRegistration {
  /** Of an event that is over: who was signed in, and on which days. */
  came?: readonly { name: string; days: string }[];
}

/** Registrations of a representative's firms, each with its people. */
export function OwnRegistrations({ rows, several }: { rows: readonly Row[]; several: boolean }) {
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
              {row.came ? (
                <span className="block text-[13px] text-ink-soft">
                  {row.came.length === 0
                    ? t("desk.events.nobodyCame")
                    : t("desk.events.came", {
                        people: row.came.map(({ name, days }) => `${name} ${days}`).join(t("registration.separator")),
                      })}
                </span>
              ) : null}
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
