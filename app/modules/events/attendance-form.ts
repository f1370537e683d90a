import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { SCAN_ANSWERS } from "./door-answer";
import { MOST_SCANS } from "./door-limits";
import { COUNT_SOURCES, PRESENCE_MODES } from "./vocabulary";

/** A registered person is signed in by one tap. */
export const personSignInForm = z.object({
  registeredPersonId: field.recordId(),
  day: field.businessDay(),
  mode: field.choice(PRESENCE_MODES),
});
export type PersonSignIn = z.output<typeof personSignInForm>;

/** The code of a ticket, typed or scanned; a scanner sends the whole address. */
export const ticketEntryForm = z.object({
  code: field.text({ max: 300 }),
  day: field.businessDay(),
  mode: field.choice(PRESENCE_MODES),
});
export type TicketEntry = z.output<typeof ticketEntryForm>;

const doorScan = z.strictObject({
  key: submissionKey(),
  /** As it was scanned or typed. */
  code: z.string().max(300),
  /** When, by the clock of the server as the phone knows it. */
  at: z.int().min(0),
  saidAlone: z.enum(SCAN_ANSWERS).nullable(),
});
export type DoorScan = z.output<typeof doorScan>;

/** What a phone at the door has scanned, as JSON in one field. */
export const doorScansForm = z.object({
  mode: field.choice(PRESENCE_MODES),
  scans: z
    .string(problem("error.invalid"))
    .max(200_000, problem("error.invalid"))
    .transform((text, issues): DoorScan[] => {
      const read = z.array(doorScan).max(MOST_SCANS).safeParse(parsed(text));
      if (read.success) return read.data;
      issues.addIssue({ code: "custom", message: problem("error.invalid") });
      return z.NEVER;
    }),
});
export type DoorScans = z.output<typeof doorScansForm>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Somebody who was not registered. */
export const walkInForm = z.object({
  personName: field.text({ max: 40 }),
  organisationId: field.optionalRecordId(),
  /** Name or unified social credit code as typed; may be missing for a person without a firm. */
  organisationName: field.optionalText({ max: 120 }),
  day: field.businessDay(),
  mode: field.choice(PRESENCE_MODES),
  submissionKey: submissionKey(),
});
export type WalkIn = z.output<typeof walkInForm>;

export const attendanceCountForm = z
  .object({
    day: field.businessDay(),
    mode: field.choice(PRESENCE_MODES),
    people: field.integer({ min: 0, max: 10_000_000 }),
    source: field.choice(COUNT_SOURCES),
    sourceNote: field.optionalText({ max: 200 }),
    /** The numbers the page showed; see counts-seen.ts. */
    countsSeen: field.optionalText({ max: 20_000 }),
  })
  .superRefine((count, issues) => {
    if (count.source === "organiser_estimate" && count.sourceNote === null) {
      issues.addIssue({
        code: "custom",
        path: ["sourceNote"],
        message: problem("attendance.problem.estimateNeedsNote"),
      });
    }
  });
export type AttendanceCountInput = Omit<z.output<typeof attendanceCountForm>, "countsSeen">;
