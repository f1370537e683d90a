import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/access/can";
import { FileList } from "~/files/components/FileList";
import { FileUploadForm } from "~/files/components/FileUploadForm";
import { filesOf } from "~/files/file-queries.server";
import { idParam, page } from "~/http/page.server";
import { useT } from "~/i18n/I18n";
import { MeetingStateTag, QuorumLine, ResolutionStateTag } from "~/modules/governance/components/GovernanceTags";
import {
  ATTENDANCE_STATE_LABELS,
  MANDATE_ROLE_LABELS,
  MEETING_FORMAT_LABELS,
} from "~/modules/governance/governance-labels";
import { meetingPage } from "~/modules/governance/governance-queries.server";
import { MEETING_FILE_PURPOSES } from "~/modules/governance/meeting-file-purposes";
import { meetingFiles } from "~/modules/governance/meeting-files.server";
import type { AttendanceState } from "~/modules/governance/vocabulary";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { EmptyState, Facts, PageHead, Section } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag, type Tone } from "~/ui/Tag";
import { dayOfInstant, localDateTime } from "~/values/business-day";

export const handle: PageHandle<{ meeting: { title: string } }> = { title: (_t, data) => data.meeting.title };

export const loader = page("governance.see", (context) => {
  const id = idParam(context.params);
  return {
    ...meetingPage(context, id),
    files: filesOf(context, meetingFiles, id),
    file: context.url.searchParams.get("file"),
    mayWrite: can(context.actor, "governance.write"),
    mayApprove: can(context.actor, "minutes.approve"),
  };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function MeetingPage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { meeting, body, files, file } = data;
  return (
    <>
      <PageHead
        title={meeting.title}
        sub={
          <>
            <a href={`/governance/bodies/${body.id}`} className="hover:underline">
              {body.name}
            </a>{" "}
            <MeetingStateTag state={meeting.state} />
          </>
        }
      >
        <Acts data={data} />
      </PageHead>
      {meeting.cancelReason ? (
        <Notice tone="warn">{t("meeting.cancelled", { reason: meeting.cancelReason })}</Notice>
      ) : null}
      {file === "saved" ? <Notice tone="ok">{t("file.saved")}</Notice> : null}
      {file === "removed" ? <Notice tone="ok">{t("file.removal.done")}</Notice> : null}
      <div className="mb-6">
        <Facts
          items={[
            { label: t("meeting.startsAt"), value: localDateTime(meeting.startsAt).replace("T", " ") },
            { label: t("meeting.format"), value: t(MEETING_FORMAT_LABELS[meeting.format]) },
            { label: t("meeting.place"), value: meeting.place ?? t("unknown") },
            {
              label: t("meeting.agenda"),
              value: <span className="whitespace-pre-line">{meeting.agenda ?? t("unknown")}</span>,
            },
          ]}
        />
      </div>
      <Attendance data={data} />
      <Minutes data={data} />
      <Resolutions data={data} />
      <Section title={t("meeting.files")}>
        <FileList {...files} purposes={MEETING_FILE_PURPOSES} />
        {files.mayWrite ? (
          <details className="mt-3 max-w-xl print:hidden">
            <summary className="touch-target mb-3 cursor-pointer text-weft">{t("file.add")}</summary>
            <FileUploadForm subjectKind="meeting" subjectId={meeting.id} purposes={MEETING_FILE_PURPOSES} />
          </details>
        ) : null}
      </Section>
      <Outlet />
    </>
  );
}

function Acts({ data: { meeting, minutes, mayWrite, today } }: { data: Loaded }) {
  const t = useT();
  const path = `/governance/meetings/${meeting.id}`;
  const open = meeting.state === "planned" || meeting.state === "convened";
  return (
    <>
      {minutes.current ? <LinkButton href={`${path}/print`}>{t("meeting.print")}</LinkButton> : null}
      {mayWrite && open ? (
        <>
          <LinkButton href={`${path}/cancellation`}>{t("meeting.cancel")}</LinkButton>
          <LinkButton href={`${path}/edit`}>{t("action.edit")}</LinkButton>
          {meeting.state === "planned" ? (
            <LinkButton href={`${path}/convening`}>{t("meeting.convene")}</LinkButton>
          ) : null}
          {meeting.day <= today ? (
            <LinkButton look="main" href={`${path}/holding`}>
              {t("meeting.hold")}
            </LinkButton>
          ) : null}
        </>
      ) : null}
    </>
  );
}

const TONES: Record<AttendanceState, Tone> = { present: "ok", represented: "ok", excused: "plain", absent: "warn" };

function Attendance({ data }: { data: Loaded }) {
  const t = useT();
  const { meeting, seats, attendance, quorum, minutesState, mayWrite, today } = data;
  const lineOf = new Map(attendance.map((line) => [line.mandateId, line]));
  const nameOf = new Map(seats.map((seat) => [seat.id, seat.personName]));
  const path = `/governance/meetings/${meeting.id}`;
  const mayRecord = mayWrite && meeting.state !== "cancelled" && !minutesState.approved && meeting.day <= today;
  return (
    <Section
      title={t("meeting.attendance")}
      note={t("meeting.seats", { day: meeting.day })}
      more={mayRecord ? { href: `${path}/attendance`, label: t("meeting.attendance.record") } : undefined}
    >
      {attendance.length > 0 ? (
        <div className="mb-3">
          <QuorumLine quorum={quorum} />
        </div>
      ) : null}
      {seats.length === 0 ? (
        <EmptyState title={t("body.seatsNone")} hint={t("body.seatsNoneHint")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {seats.map((seat) => {
            const line = lineOf.get(seat.id);
            const proxy = line?.proxyName ?? (line?.proxyMandateId ? nameOf.get(line.proxyMandateId) : null);
            return (
              <li
                key={seat.id}
                className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0"
              >
                <span className="font-medium">{seat.personName}</span>
                <span className="min-w-0 flex-1 text-[13px] text-ink-faint">
                  {[
                    t(MANDATE_ROLE_LABELS[seat.role]),
                    seat.organisationName,
                    seat.voting ? null : t("mandate.notVoting"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {proxy ? <span className="text-[13px]">{t("meeting.attendance.by", { name: proxy })}</span> : null}
                {line ? (
                  <Tag tone={TONES[line.state]}>{t(ATTENDANCE_STATE_LABELS[line.state])}</Tag>
                ) : (
                  <span className="text-[13px] text-ink-faint">{t("meeting.attendance.unknown")}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {meeting.guests ? (
        <p className="mt-3 whitespace-pre-line">
          <span className="block text-[13px] text-ink-faint">{t("meeting.guests")}</span>
          {meeting.guests}
        </p>
      ) : null}
    </Section>
  );
}

function Minutes({ data: { meeting, minutes, mayWrite, mayApprove } }: { data: Loaded }) {
  const t = useT();
  const path = `/governance/meetings/${meeting.id}`;
  const { current, earlier, approval, corrections } = minutes;
  if (meeting.state !== "held") return null;
  return (
    <Section
      title={t("minutes.title")}
      note={
        approval
          ? t("minutes.approvedText", { day: approval.approvedOn, name: approval.approvedBy })
          : current
            ? t("minutes.version", {
                number: current.number,
                day: dayOfInstant(current.savedAt),
                name: current.savedBy ?? t("system.actor"),
              })
            : undefined
      }
    >
      {current ? (
        <p className="rounded-lg border border-line bg-sheet p-4 break-words whitespace-pre-line">{current.text}</p>
      ) : (
        <EmptyState title={t("minutes.none")}>
          {mayWrite ? <LinkButton href={`${path}/minutes`}>{t("minutes.write")}</LinkButton> : null}
        </EmptyState>
      )}
      {current ? (
        <div className="mt-3 flex flex-wrap gap-2 print:hidden">
          {mayWrite && !approval ? <LinkButton href={`${path}/minutes`}>{t("minutes.edit")}</LinkButton> : null}
          {mayApprove && !approval ? (
            <LinkButton look="main" href={`${path}/approval`}>
              {t("minutes.approve")}
            </LinkButton>
          ) : null}
          {mayApprove && approval ? (
            <LinkButton href={`${path}/corrections/new`}>{t("minutes.correct")}</LinkButton>
          ) : null}
        </div>
      ) : null}
      {corrections.map((correction) => (
        <div key={correction.id} className="mt-3 rounded-lg border border-line bg-sheet p-4">
          <h3 className="text-[13px] text-ink-faint">
            {t("minutes.correction")} ·{" "}
            {t("minutes.correctedText", {
              day: dayOfInstant(correction.savedAt),
              name: correction.savedBy ?? t("system.actor"),
              reason: correction.reason,
            })}
          </h3>
          <p className="mt-1 break-words whitespace-pre-line">{correction.text}</p>
        </div>
      ))}
      {earlier.length > 0 ? (
        <details className="mt-3">
          <summary className="touch-target cursor-pointer text-ink-soft">
            {t("minutes.earlier", { count: earlier.length })}
          </summary>
          {earlier.map((version) => (
            <div key={version.id} className="mt-2 rounded-lg border border-line bg-paper p-4">
              <p className="text-[13px] text-ink-faint">
                {t("minutes.version", {
                  number: version.number,
                  day: dayOfInstant(version.savedAt),
                  name: version.savedBy ?? t("system.actor"),
                })}
              </p>
              <p className="mt-1 break-words whitespace-pre-line">{version.text}</p>
            </div>
          ))}
        </details>
      ) : null}
    </Section>
  );
}

function Resolutions({ data: { meeting, resolutions, quorum, mayWrite, today } }: { data: Loaded }) {
  const t = useT();
  const path = `/governance/meetings/${meeting.id}`;
  if (meeting.state !== "held") return null;
  return (
    <Section
      title={t("meeting.resolutions")}
      more={mayWrite && quorum.reached ? { href: `${path}/resolutions/new`, label: t("resolution.new") } : undefined}
    >
      {resolutions.length === 0 ? (
        <EmptyState title={t("resolution.list.empty")} hint={t("resolution.list.emptyHint")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {resolutions.map((resolution) => (
            <li key={resolution.id} className="border-b border-line px-4 py-2.5 last:border-0">
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <a
                  href={`/governance/resolutions/${resolution.id}`}
                  className="touch-target inline-flex items-center font-medium tabular-nums hover:underline"
                >
                  {resolution.number}
                </a>
                <span className="min-w-0 flex-1 basis-60 break-words">{resolution.text}</span>
                <ResolutionStateTag resolution={resolution} today={today} />
              </div>
              <p className="text-[13px] text-ink-faint">
                {[
                  t("resolution.votesText", {
                    for: resolution.votesFor,
                    against: resolution.votesAgainst,
                    abstained: resolution.votesAbstained,
                  }),
                  resolution.owner,
                  resolution.dueDay ? `${t("resolution.dueDay")} ${resolution.dueDay}` : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
