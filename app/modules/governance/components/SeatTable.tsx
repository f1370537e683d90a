import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import type { Seat } from "../find-meeting.server";
import { MANDATE_ROLE_LABELS } from "../governance-labels";

const HEAD =
  "h-9 border-b border-line bg-paper px-3 text-left text-[13px] font-medium whitespace-nowrap text-ink-faint";
const CELL = "h-10 border-b border-line px-3 py-1.5 last:border-r-0";

/** Who sits in a body: person, organisation, role, vote, term; those whose term ends soon stand out. */
export function SeatTable({
  seats,
  noticeUntil,
  editPath,
  attended,
  label,
}: {
  seats: readonly Seat[];
  noticeUntil: string;
  /** Below it is the form of each mandate; null for who may not write. */
  editPath: string | null;
  attended: ReadonlyMap<number, { there: number; meetings: number }>;
  label: string;
}) {
  const t = useT();
  return (
    <WideTable label={label}>
      <table className="w-full">
        <thead>
          <tr>
            {(
              ["mandate.person", "mandate.role", "mandate.organisation", "mandate.fromDay", "meeting.there"] as const
            ).map((key) => (
              <th key={key} scope="col" className={HEAD}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => {
            const times = attended.get(seat.id);
            return (
              <tr key={seat.id}>
                <td className={`${CELL} whitespace-nowrap`}>
                  {editPath === null ? (
                    seat.personName
                  ) : (
                    <a
                      href={`${editPath}/${seat.id}`}
                      className="touch-target inline-flex items-center font-medium hover:underline"
                    >
                      {seat.personName}
                    </a>
                  )}
                </td>
                <td className={`${CELL} whitespace-nowrap`}>
                  {t(MANDATE_ROLE_LABELS[seat.role])}
                  {seat.voting ? null : (
                    <span className="ml-2 text-[13px] text-ink-faint">{t("mandate.notVoting")}</span>
                  )}
                </td>
                <td className={`${CELL} min-w-[10em]`}>
                  {seat.organisationId === null ? (
                    <span className="text-ink-faint">{t("mandate.ownName")}</span>
                  ) : (
                    <a href={`/organisations/${seat.organisationId}`} className="hover:underline">
                      {seat.organisationName}
                    </a>
                  )}
                </td>
                <td className={`${CELL} whitespace-nowrap tabular-nums`}>
                  {seat.untilDay === null
                    ? t("mandate.termOpen", { from: seat.fromDay })
                    : t("mandate.term", { from: seat.fromDay, until: seat.untilDay })}
                  {seat.untilDay !== null && seat.untilDay <= noticeUntil ? (
                    <span className="ml-2">
                      <Tag tone="warn">{t("mandate.endsSoon", { day: seat.untilDay })}</Tag>
                    </span>
                  ) : null}
                </td>
                <td className={`${CELL} whitespace-nowrap tabular-nums`}>
                  {times ? t("mandate.attended", { there: times.there, meetings: times.meetings }) : "–"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}
