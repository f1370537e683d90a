import { useT } from "~/i18n/I18n";
import { localDateTime } from "~/values/business-day";
import { Section } from "~/ui/Page";
import { WideTable } from "~/ui/WideTable";
import { PARTY_RULE_LABELS, WAITING_RULE_LABELS } from "../event-labels";
import type { PartyRule, WaitingRule } from "../vocabulary";

/** Who waits, in the order in which seats are offered. */
export function WaitingList({
  rule,
  rows,
  path,
}: {
  rule: WaitingRule;
  rows: readonly {
    id: number;
    organisationName: string;
    contactName: string;
    seats: number;
    partyRule: PartyRule;
    waitingSince: number;
    isKnown: boolean;
    lastServedOn: string | null;
  }[];
  path: string;
}) {
  const t = useT();
  const served = ({ isKnown, lastServedOn }: (typeof rows)[number]) =>
    isKnown ? (lastServedOn ?? t("waiting.neverServed")) : t("registration.organisationUnknown");
  const heads = [
    "registration.organisation",
    "registration.contact",
    "registration.seats",
    "waiting.party",
    "waiting.since",
    ...(rule === "least_recently_served" ? (["waiting.lastServed"] as const) : []),
  ] as const;
  return (
    <Section title={t("waiting.title")} note={t(WAITING_RULE_LABELS[rule])}>
      <WideTable label={t("waiting.title")} className="mb-6">
        <table className="data-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={head === "registration.seats" ? "number" : undefined}>
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <td>
                  <span className="mr-2 text-ink-faint" aria-label={`${t("waiting.place")} ${index + 1}`}>
                    {index + 1}
                  </span>
                  <a href={`${path}/${row.id}`} className="touch-target text-weft hover:underline">
                    {row.organisationName}
                  </a>
                </td>
                <td className="short">{row.contactName}</td>
                <td className="number" data-label={t("registration.seats")}>
                  {row.seats}
                </td>
                <td>{row.seats > 1 ? t(PARTY_RULE_LABELS[row.partyRule]) : null}</td>
                <td className="short" data-label={t("waiting.since")}>
                  {localDateTime(row.waitingSince).replace("T", " ")}
                </td>
                {rule === "least_recently_served" ? (
                  <td className="short" data-label={t("waiting.lastServed")}>
                    {served(row)}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Section>
  );
}
