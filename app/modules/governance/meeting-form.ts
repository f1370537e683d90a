import { z } from "zod";
import * as field from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { ATTENDANCE_STATES, MEETING_FORMATS } from "./vocabulary";

export const meetingForm = z.object({
  bodyId: field.recordId(),
  title: field.text({ max: 120 }),
  format: field.choice(MEETING_FORMATS),
  startsAt: field.localDateAndTime(),
  place: field.optionalText({ max: 200 }),
  agenda: field.optionalLongText({ max: 10_000 }),
});
export type MeetingInput = z.output<typeof meetingForm>;

export const newMeetingForm = z.object({ submissionKey: submissionKey() });
export const meetingCancellationForm = z.object({ reason: field.longText({ max: 500 }) });

/** One line for each mandate of the day; a line without a state says nothing about the person. */
export const meetingAttendanceForm = z.object({
  version: field.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  lines: z
    .array(
      z.object({
        mandateId: field.recordId(),
        state: field.optionalChoice(ATTENDANCE_STATES),
        proxyMandateId: field.optionalRecordId(),
        proxyName: field.optionalText({ max: 60 }),
      }),
    )
    .max(500)
    .default([]),
  guests: field.optionalLongText({ max: 4000 }),
});
export type MeetingAttendanceInput = z.output<typeof meetingAttendanceForm>;

export const minutesForm = z.object({
  text: field.longText({ max: 60_000 }),
  /** Number of the text that the person had before them; 0 for none. */
  seen: field.integer({ min: 0, max: 100_000 }),
});
export const minutesApprovalForm = z.object({
  approvedOn: field.businessDay(),
  approvedBy: field.text({ max: 80 }),
  seen: field.integer({ min: 1, max: 100_000 }),
});
export const minutesCorrectionForm = z.object({
  text: field.longText({ max: 10_000 }),
  reason: field.text({ max: 300 }),
});
