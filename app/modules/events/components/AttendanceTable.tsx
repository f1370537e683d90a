import type { ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import { COUNT_SOURCE_LABELS, PRESENCE_MODE_LABELS } from "../event-labels";
import type { CountSource, PresenceMode } from "../vocabulary";

export interface AttendanceDay {
  day: string;
  mode: PresenceMode;
  signedIn: number;
  counted: number | null;
  personTimes: number;
  countedBelowSignedIn: boolean;
  countId: number | null;
  source: CountSource | null;
  sourceNote: string | null;
}

/** Sign-ins and counts of each day, and which of the two is used. */
export function AttendanceTable({
  days,
  act,
}: {
  days: readonly AttendanceDay[];
  act?: (day: AttendanceDay) => ReactNode;
}) {
  const t = useT();
  if (days.length === 0)
    return <p className="rounded-lg border border-line bg-sheet px-4 py-3 text-ink-faint">{t("attendance.none")}</p>;
  const head =
    "h-9 border-b border-line bg-paper px-3 text-left text-[13px] font-medium whitespace-nowrap text-ink-faint";
  const cell = "h-10 border-b border-line px-3 py-1.5";
  return (
    <>
      <WideTable label={t("attendance.title")}>
        <table className="w-full">
          <thead>
            <tr>
              <th scope="col" className={head}>
                {t("attendance.day")}
              </th>
              <th scope="col" className={head}>
                {t("attendance.mode")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("attendance.signedIn")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("attendance.counted")}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t("attendance.personTimes")}
              </th>
              <th scope="col" className={head}>
                {t("attendance.source")}
              </th>
              {act ? <td className={head}></td> : null}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={`${day.day} ${day.mode}`}>
                <td className={`${cell} whitespace-nowrap`}>{day.day}</td>
                <td className={`${cell} whitespace-nowrap`}>{t(PRESENCE_MODE_LABELS[day.mode])}</td>
                <td className={`${cell} text-right`}>{day.signedIn}</td>
                <td className={`${cell} text-right`}>{day.counted ?? "–"}</td>
                <td className={`${cell} text-right font-semibold`}>{day.personTimes}</td>
                <td className={`${cell} min-w-[7em]`}>
                  {day.source ? t(COUNT_SOURCE_LABELS[day.source]) : t("attendance.signedIn")}
                  {day.sourceNote ? <span className="block text-[13px] text-ink-faint">{day.sourceNote}</span> : null}
                </td>
                {act ? <td className={cell}>{act(day)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {days
        .filter((day) => day.countedBelowSignedIn)
        .map((day) => (
          <p
            key={`${day.day} ${day.mode}`}
            className="mt-2 flex flex-wrap items-center gap-2 text-[13px] text-warn-strong"
          >
            <Tag tone="warn">{day.day}</Tag>
            {t("attendance.belowSignedIn")}
          </p>
        ))}
      <p className="mt-2 text-[13px] text-ink-faint">{t("attendance.rule")}</p>
    </>
  );
}
