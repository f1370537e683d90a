import { useT } from "~/i18n/I18n";
import { Section } from "~/ui/Page";
import { MANDATE_ROLE_LABELS } from "../governance-labels";
import type { seatsOfOrganisation } from "../governance-queries.server";

/** Where an organisation sits today and will sit, on its record; nothing where it sits nowhere. */
export function OrganisationSeats({ seats }: { seats: ReturnType<typeof seatsOfOrganisation> }) {
  const t = useT();
  if (seats.length === 0) return null;
  return (
    <Section title={t("mandate.ofOrganisation")}>
      <ul className="rounded-lg border border-line bg-sheet">
        {seats.map((seat) => (
          <li
            key={seat.id}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
          >
            <a
              href={`/governance/bodies/${seat.bodyId}`}
              className="touch-target inline-flex items-center font-medium hover:underline"
            >
              {seat.name}
            </a>
            <span>
              {t(MANDATE_ROLE_LABELS[seat.role])} {seat.personName}
            </span>
            <span className="text-[13px] text-ink-faint tabular-nums">
              {seat.untilDay === null
                ? t("mandate.termOpen", { from: seat.fromDay })
                : t("mandate.term", { from: seat.fromDay, until: seat.untilDay })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
