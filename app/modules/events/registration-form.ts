import { z } from "zod";
import * as field from "~/forms/fields";
import { problem } from "~/forms/fields";
import { submissionKey } from "~/forms/submission-key";
import { answersSent, isAnswered } from "./fields/answers";
import { PRIVACY_NOTICE_VERSION } from "./privacy-notice";
import { PARTY_RULES } from "./vocabulary";

/** People of one registration; larger parties talk to the organiser. */
export const MOST_PEOPLE = 20;

const person = z.object({
  /** Of a person who is already registered. */
  id: field.optionalRecordId(),
  name: field.text({ max: 40 }),
  duty: field.optionalText({ max: 60 }),
  /** Of an event that has ticket types. */
  ticketTypeId: field.optionalRecordId(),
  /** Of an event with sessions that people choose. */
  sessionIds: field.recordIds(),
  /** To what the event asks of each person. */
  answers: answersSent(),
});

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** Rows that were left empty are no people. */
const people = z.preprocess(
  (value) =>
    (Array.isArray(value) ? value : []).filter(
      (row) =>
        typeof row !== "object" ||
        row === null ||
        !isBlank((row as { name?: unknown }).name) ||
        !isBlank((row as { duty?: unknown }).duty) ||
        isAnswered((row as { answers?: unknown }).answers) ||
        [(row as { sessionIds?: unknown }).sessionIds ?? []].flat().some((id) => id !== false && !isBlank(id)),
    ),
  z
    .array(person)
    .min(1, problem("registration.problem.noPeople"))
    .max(MOST_PEOPLE, problem("registration.problem.tooManyPeople", { max: MOST_PEOPLE })),
);

/** The one form of a visitor, a representative and of staff who register a firm on its behalf. */
export const registrationForm = z
  .object({
    /** A firm that was chosen: by its representative or by staff. */
    organisationId: field.optionalRecordId(),
    /** Name or unified social credit code as typed. */
    organisationName: field.optionalText({ max: 120 }),
    /** The first of the people when it is left empty. */
    contactName: field.optionalText({ max: 40 }),
    email: field.mailAddress(),
    phone: field.optionalPhone(),
    people,
    /** To what the event asks once. */
    answers: answersSent(),
    /** Not said: nobody of a party is seated without the others. */
    partyRule: field.optionalChoice(PARTY_RULES).transform((rule) => rule ?? "together"),
    noticeVersion: z.literal(PRIVACY_NOTICE_VERSION, problem("registration.problem.noticeChanged")),
    submissionKey: submissionKey(),
  })
  .superRefine((registration, issues) => {
    if (registration.organisationId === null && registration.organisationName === null) {
      issues.addIssue({ code: "custom", path: ["organisationName"], message: problem("field.required") });
    }
  })
  .transform((registration) => ({
    ...registration,
    contactName: registration.contactName ?? registration.people[0]?.name ?? "",
  }));
export type RegistrationInput = z.output<typeof registrationForm>;

export const amendmentForm = z.object({
  people,
  answers: answersSent(),
  /** Stands for the people as the page showed them; see people-fingerprint.server.ts. */
  peopleSeen: field.text({ max: 64 }),
});
export type Amendment = z.output<typeof amendmentForm>;
export type RegisteredPersonInput = z.output<typeof person>;

export const organisationAssignmentForm = z.object({ organisationId: field.optionalRecordId() });
