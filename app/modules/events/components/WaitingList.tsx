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
  const cell = "border-b border-line px-3 py-2 text-left";
  const served = ({ isKnown, lastServedOn }: (typeof rows)[number]) =>
    isKnown ? (lastServedOn ?? t("waiting.neverServed")) : t("registration.organisationUnknown");
  const heads = [
    "waiting.place",
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
        <table className="w-full">
          <thead>
            <tr>
              {heads.map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={`${cell} text-[13px] font-normal whitespace-nowrap text-ink-faint`}
                >
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <td className={cell}>{index + 1}</td>
                <td className={`${cell} min-w-40`}>
                  <a href={`${path}/${row.id}`} className="touch-target text-weft hover:underline">
                    {row.organisationName}
                  </a>
                </td>
                <td className={cell}>{row.contactName}</td>
                <td className={cell}>{row.seats}</td>
                <td className={cell}>{row.seats > 1 ? t(PARTY_RULE_LABELS[row.partyRule]) : null}</td>
                <td className={`${cell} whitespace-nowrap`}>{localDateTime(row.waitingSince).replace("T", " ")}</td>
                {rule === "least_recently_served" ? (
                  <td className={`${cell} whitespace-nowrap`}>{served(row)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Section>
  );
}
