import { useLocale, useT } from "~/i18n/I18n";
import { OutsideLink } from "~/ui/OutsideLink";
import { Facts } from "~/ui/Page";
import type { AnswerText } from "../fields/answers";
import { AnswerLines } from "../fields/components/AnswerLines";
import { eventTimeText } from "../event-time-text";
import type { NamedChoices } from "../programme/choices";
import { ChosenLines } from "../programme/components/ChosenLines";

/** Who comes where and when, as the holder of a registration sees it. */
export function RegistrationFacts({
  registration,
}: {
  registration: {
    organisationName: string;
    contactName: string;
    email: string;
    people: ({ id: number; name: string; duty: string | null; answered: AnswerText[] } & NamedChoices)[];
    answered: AnswerText[];
    event: { startsAt: number; endsAt: number; venue: string | null; onlineAddress: string | null };
  };
}) {
  const t = useT();
  const locale = useLocale();
  const { event, people } = registration;
  return (
    <Facts
      items={[
        { label: t("event.time"), value: eventTimeText(event, locale) },
        ...(event.venue ? [{ label: t("event.place"), value: event.venue }] : []),
        ...(event.onlineAddress
          ? [
              {
                label: t("event.onlineAddress"),
                value: <OutsideLink address={event.onlineAddress} />,
              },
            ]
          : []),
        { label: t("registration.organisation"), value: registration.organisationName },
        {
          label: t("registration.peopleCount", { count: people.length }),
          value: people.some(
            ({ ticketType, sessions, answered }) => ticketType !== null || sessions.length > 0 || answered.length > 0,
          ) ? (
            <ul>
              {people.map(({ id, name, duty, ticketType, sessions, answered }) => (
                <li key={id} className="mb-1.5 last:mb-0">
                  {[name, duty].filter(Boolean).join(" ")}
                  <ChosenLines chosen={{ ticketType, sessions }} />
                  <AnswerLines answered={answered} />
                </li>
              ))}
            </ul>
          ) : (
            people
              .map((person) => [person.name, person.duty].filter(Boolean).join(" "))
              .join(t("registration.separator"))
          ),
        },
        ...registration.answered.map(({ label, value }) => ({
          label,
          value: <span className="whitespace-pre-line">{value}</span>,
        })),
        { label: t("registration.contact"), value: `${registration.contactName} ${registration.email}` },
      ]}
    />
  );
}
