import { useLocale, useT } from "~/i18n/I18n";
import { OutsideLink } from "~/ui/OutsideLink";
import { Facts } from "~/ui/Page";
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
    people: ({ id: number; name: string; duty: string | null } & NamedChoices)[];
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
          value: people.some(({ ticketType, sessions }) => ticketType !== null || sessions.length > 0) ? (
            <ul>
              {people.map(({ id, name, duty, ticketType, sessions }) => (
                <li key={id} className="mb-1.5 last:mb-0">
                  {[name, duty].filter(Boolean).join(" ")}
                  <ChosenLines chosen={{ ticketType, sessions }} />
                </li>
              ))}
            </ul>
          ) : (
            people
              .map((person) => [person.name, person.duty].filter(Boolean).join(" "))
              .join(t("registration.separator"))
          ),
        },
        { label: t("registration.contact"), value: `${registration.contactName} ${registration.email}` },
      ]}
    />
  );
}
