import { useT } from "~/i18n/I18n";
import { dayOfInstant, localDateTime } from "~/values/business-day";
import { ATTENDANCE_STATE_LABELS, MANDATE_ROLE_LABELS } from "../governance-labels";
import type { meetingPage } from "../governance-queries.server";
import { QuorumLine } from "./GovernanceTags";

type MeetingData = Omit<ReturnType<typeof meetingPage>, "minutesState">;

/** Minutes as they are printed: what, when, where, who, quorum, text, resolutions, approval, corrections. */
export function MinutesPaper({ data }: { data: MeetingData }) {
  const t = useT();
  const { meeting, body, seats, attendance, quorum, minutes, resolutions } = data;
  const stateOf = new Map(attendance.map((line) => [line.mandateId, line]));
  const nameOf = new Map(seats.map((seat) => [seat.id, seat.personName]));
  const heading = "mt-6 mb-2 text-base font-semibold";
  return (
    <article className="mx-auto max-w-[760px] bg-sheet px-6 py-8 print:max-w-none print:p-0">
      <h1 className="text-center text-xl font-semibold">{meeting.title}</h1>
      <p className="mt-1 text-center text-ink-soft">
        {body.name} · {t("minutes.title")}
      </p>
      <dl className="mt-6 grid grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-1">
        <dt className="text-ink-faint">{t("meeting.startsAt")}</dt>
        <dd className="tabular-nums">{localDateTime(meeting.startsAt).replace("T", " ")}</dd>
        <dt className="text-ink-faint">{t("meeting.place")}</dt>
        <dd>{meeting.place ?? t("unknown")}</dd>
        <dt className="text-ink-faint">{t("meeting.quorum")}</dt>
        <dd>
          <QuorumLine quorum={quorum} />
        </dd>
      </dl>
      <h2 className={heading}>{t("meeting.attendance")}</h2>
      <ul className="columns-1 sm:columns-2 print:columns-2">
        {seats.map((seat) => {
          const line = stateOf.get(seat.id);
          const proxy = line?.proxyName ?? (line?.proxyMandateId ? nameOf.get(line.proxyMandateId) : null);
          return (
            <li key={seat.id} className="break-inside-avoid">
              {seat.personName}（{t(MANDATE_ROLE_LABELS[seat.role])}
              {seat.organisationName ? `，${seat.organisationName}` : ""}）
              {t(line ? ATTENDANCE_STATE_LABELS[line.state] : "meeting.attendance.unknown")}
              {proxy ? ` ${t("meeting.attendance.by", { name: proxy })}` : ""}
            </li>
          );
        })}
      </ul>
      {meeting.guests ? (
        <>
          <h2 className={heading}>{t("meeting.guests")}</h2>
          <p className="whitespace-pre-line">{meeting.guests}</p>
        </>
      ) : null}
      {meeting.agenda ? (
        <>
          <h2 className={heading}>{t("meeting.agenda")}</h2>
          <p className="whitespace-pre-line">{meeting.agenda}</p>
        </>
      ) : null}
      <h2 className={heading}>{t("minutes.title")}</h2>
      <p className="break-words whitespace-pre-line">{minutes.current?.text ?? t("minutes.none")}</p>
      {resolutions.length > 0 ? (
        <>
          <h2 className={heading}>{t("meeting.resolutions")}</h2>
          <ol>
            {resolutions.map((resolution) => (
              <li key={resolution.id} className="mb-2 break-inside-avoid">
                <b>{resolution.number}</b> {resolution.text}
                <span className="block text-[13px] text-ink-soft">
                  {[
                    t(resolution.adopted ? "resolution.adopted" : "resolution.notAdopted"),
                    t("resolution.votesText", {
                      for: resolution.votesFor,
                      against: resolution.votesAgainst,
                      abstained: resolution.votesAbstained,
                    }),
                    resolution.owner ? `${t("resolution.owner")} ${resolution.owner}` : null,
                    resolution.dueDay ? `${t("resolution.dueDay")} ${resolution.dueDay}` : null,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <p className="mt-8">
        {minutes.approval
          ? t("minutes.approvedText", { day: minutes.approval.approvedOn, name: minutes.approval.approvedBy })
          : t("meeting.minutes.draft")}
      </p>
      {minutes.corrections.length > 0 ? (
        <>
          <h2 className={heading}>{t("minutes.corrections")}</h2>
          {minutes.corrections.map((correction) => (
            <div key={correction.id} className="mb-2 break-inside-avoid">
              <p className="whitespace-pre-line">{correction.text}</p>
              <p className="text-[13px] text-ink-soft">
                {t("minutes.correctedText", {
                  day: dayOfInstant(correction.savedAt),
                  name: correction.savedBy ?? t("system.actor"),
                  reason: correction.reason,
                })}
              </p>
            </div>
          ))}
        </>
      ) : null}
    </article>
  );
}
