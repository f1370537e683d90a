import { useLoaderData } from "@remix-run/react";
import { Form } from "~/forms/Form";
import { HiddenField, NumberField, SelectField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useLocale, useT } from "~/i18n/I18n";
import { attendanceCountForm } from "~/modules/events/attendance-form";
import { ActButton } from "~/modules/events/components/ActButton";
import { AttendanceTable } from "~/modules/events/components/AttendanceTable";
import { DoneNotice } from "~/modules/events/components/DoneNotice";
import { countSeen, writeCountsSeen } from "~/modules/events/counts-seen";
import { daysOfEventUntil, onlyPresence, presenceModesOf } from "~/modules/events/event-days";
import { COUNT_SOURCE_LABELS, PRESENCE_MODE_LABELS } from "~/modules/events/event-labels";
import { attendanceOf, eventHead } from "~/modules/events/event-page.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { recordAttendanceCount } from "~/modules/events/record-attendance-count.server";
import { COUNT_SOURCES } from "~/modules/events/vocabulary";
import { dayOfInstant } from "~/values/business-day";
import { LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import type { PageHandle } from "~/ui/page-title";
import { PageHead, Section } from "~/ui/Page";
import { findEventToRun } from "~/modules/events/find-event.server";

export const handle: PageHandle = { title: "attendance.title" };

export const loader = page("attendance.record", (context) => {
  const event = eventHead(context, findEventToRun(context, idParam(context.params)).id);
  return {
    event,
    attendance: attendanceOf(context, event.id),
    days: daysOfEventUntil(event, dayOfInstant(context.now())),
  };
});

export const action = act("attendance.record", (context) => {
  const id = idParam(context.params);
  const { countsSeen, ...count } = accepted(attendanceCountForm, context.values);
  recordAttendanceCount(context, id, count, countSeen(countsSeen, count.day, count.mode));
  return seeOther(`/events/${id}/attendance?done=recorded`);
});

const DONE = {
  recorded: "attendance.done.recorded",
  removed: "attendance.done.removed",
  signedIn: "presence.done.signedIn",
} as const;

export default function EventAttendance() {
  const t = useT();
  const locale = useLocale();
  const { event, attendance, days } = useLoaderData<typeof loader>();
  const countsSeen = writeCountsSeen(attendance.days);
  const modes = presenceModesOf(event.attendanceMode);
  return (
    <>
      <PageHead
        title={t("attendance.title")}
        sub={
          <a href={`/events/${event.id}`} className="text-weft hover:underline">
            {eventTitle(event, locale)}
          </a>
        }
      >
        {days.length === 0 ? null : (
          <LinkButton href={`/imports/new?kind=attendance&about=${event.id}`}>{t("attendance.import.open")}</LinkButton>
        )}
        <LinkButton href={`/events/${event.id}/presence`}>{t("presence.title")}</LinkButton>
      </PageHead>
      <DoneNotice sentences={DONE} />
      {attendance.onlyListed > 0 ? (
        <Notice>
          <p>{t("presence.onlyListed", { count: attendance.onlyListed })}</p>
          {onlyPresence(event) ? (
            <ActButton action={`/events/${event.id}/presence/sign-ins`} className="mt-2">
              {t("presence.signIn", { count: attendance.onlyListed })}
            </ActButton>
          ) : (
            <p className="mt-1">{t("presence.refused.severalDays")}</p>
          )}
        </Notice>
      ) : null}
      <div className="grid gap-x-6 lg:grid-cols-[minmax(0,1fr)_300px]">
        <Section
          title={t("attendance.personTimes")}
          note={[
            t("attendance.firms", { count: attendance.firms }),
            ...(attendance.unassigned > 0 ? [t("attendance.unassigned", { count: attendance.unassigned })] : []),
          ].join(" · ")}
        >
          <AttendanceTable
            days={attendance.days}
            act={(day) =>
              day.countId === null ? null : (
                <ActButton
                  action={`/events/${event.id}/attendance/${day.countId}/removal`}
                  look="quiet"
                  label={t("attendance.removeOf", { day: day.day })}
                >
                  {t("action.remove")}
                </ActButton>
              )
            }
          />
        </Section>
        <Section title={t("attendance.record")}>
          {days.length === 0 ? (
            <p className="text-ink-faint">{t("attendance.door.notStarted", { day: event.startDay })}</p>
          ) : (
            <div className="rounded-lg border border-line bg-sheet p-4">
              <Form schema={attendanceCountForm} values={{ day: days.at(-1), mode: modes[0], countsSeen }}>
                <HiddenField name="countsSeen" value={countsSeen} />
                <SelectField
                  name="day"
                  label={t("attendance.day")}
                  required
                  options={days.map((day) => ({ value: day, label: day }))}
                />
                <SelectField
                  name="mode"
                  label={t("attendance.mode")}
                  required
                  options={modes.map((mode) => ({ value: mode, label: t(PRESENCE_MODE_LABELS[mode]) }))}
                />
                <NumberField name="people" label={t("attendance.people")} required />
                <SelectField
                  name="source"
                  label={t("attendance.source")}
                  required
                  options={COUNT_SOURCES.map((source) => ({ value: source, label: t(COUNT_SOURCE_LABELS[source]) }))}
                />
                <TextField
                  name="sourceNote"
                  label={t("attendance.sourceNote")}
                  hint={t("attendance.recordHint")}
                  maxLength={200}
                />
              </Form>
            </div>
          )}
        </Section>
      </div>
    </>
  );
}
