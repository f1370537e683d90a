import type { Translate } from "~/i18n/translate";
import { runWholeList } from "~/lists/run-list.server";
import type { ExportDefinition } from "~/transfer/define-export";
import { localDateTime } from "~/values/business-day";
import {
  ATTENDANCE_MODE_LABELS,
  EVENT_STATUS_LABELS,
  EVENT_TYPE_LABELS,
  NETWORK_ACTIVITY_LABELS,
  PROMOTER_FUNCTION_LABELS,
  REGISTRATION_SOURCE_LABELS,
  REGISTRATION_STATUS_LABELS,
} from "./event-labels";
import { eventList } from "./event-list";
import { eventSource, statusOfRow } from "./event-queries.server";
import { type AnswersOfPerson, answersInWords } from "./fields/answers-in-words.server";
import { namedFields } from "./fields/field-queries.server";
import { inLanguage } from "./fields/answers";
import { registrationList } from "./registration-list";
import { registrationSource } from "./registration-queries.server";

const timeText = (instant: number) => localDateTime(instant).replace("T", " ");

/** The list of events as a file. */
export const eventExport: ExportDefinition = {
  list: eventList,
  permission: "event.export",
  read: (context, query, t) => ({
    columns: [
      { header: "event.titleZh", kind: "text", column: "title" },
      { header: "event.titleEn", kind: "text", column: "title" },
      { header: "event.status", kind: "text" },
      { header: "event.type", kind: "text" },
      { header: "event.function", kind: "text" },
      { header: "event.activity", kind: "text" },
      { header: "event.startsAt", kind: "text", column: "date" },
      { header: "event.endsAt", kind: "text", column: "date" },
      { header: "event.mode", kind: "text", column: "place" },
      { header: "event.venue", kind: "text", column: "place" },
      { header: "event.promoterLabel", kind: "text", column: "promoter" },
      { header: "event.numbers.confirmed", kind: "integer", column: "registered" },
      { header: "event.capacity", kind: "integer", column: "registered" },
      { header: "event.attendance", kind: "integer" },
      { header: "event.onlineAttendance", kind: "integer" },
      { header: "event.firmsConfirmed", kind: "integer" },
      { header: "event.firms", kind: "integer" },
    ],
    rows: runWholeList(context, eventSource, query).map((row) => [
      row.titleZh,
      row.titleEn,
      t(EVENT_STATUS_LABELS[statusOfRow(row, context.now())]),
      t(EVENT_TYPE_LABELS[row.type]),
      t(PROMOTER_FUNCTION_LABELS[row.promoterFunction]),
      t(NETWORK_ACTIVITY_LABELS[row.networkActivity]),
      timeText(row.startsAt),
      timeText(row.endsAt),
      t(ATTENDANCE_MODE_LABELS[row.attendanceMode]),
      row.venue,
      context.locale === "en" ? row.promoterEn : row.promoterZh,
      row.registered,
      row.capacity,
      row.attendance,
      row.onlineAttendance,
      row.firmsConfirmed,
      row.firms,
    ]),
  }),
};

/** Names, each once, with how many people chose it. */
function counted(names: string | null, t: Translate): string | null {
  if (names === null) return null;
  const counts = new Map<string, number>();
  for (const name of names.split("\n")) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} × ${count}`).join(t("registration.separator"));
}

/** The registrations of one event as a file, with the contacts that the door and the organiser need. */
export function registrationExport(eventId: number): ExportDefinition {
  return {
    list: registrationList,
    permission: "registration.export",
    read: (context, query, t) => {
      const fields = namedFields(context, [eventId]);
      const rows = runWholeList(context, registrationSource(context, eventId), query);
      const answers = answersInWords(
        context,
        rows.map(({ id }) => ({ id, eventId })),
      );
      return {
        columns: [
          { header: "registration.organisation", kind: "text" },
          { header: "registration.organisationChosen", kind: "text" },
          { header: "registration.people", kind: "text" },
          { header: "registration.ticketType", kind: "text" },
          { header: "registration.sessions", kind: "text" },
          { header: "registration.seats", kind: "integer" },
          { header: "registration.contactName", kind: "text" },
          { header: "registration.email", kind: "text" },
          { header: "registration.phone", kind: "text" },
          { header: "registration.status", kind: "text" },
          { header: "registration.source", kind: "text" },
          { header: "registration.createdAt", kind: "text" },
          // A column for each question, headed by it.
          ...fields.map((field) => {
            const words = inLanguage(field, context.locale);
            return { header: "registration.answers", kind: "text", column: "answers", words } as const;
          }),
        ],
        rows: rows.map((row) => [
          row.organisationName,
          row.legalName,
          row.people.split("\n").filter(Boolean).join(t("registration.separator")),
          counted(row.ticketTypes, t),
          counted(row.sessions, t),
          row.seats,
          row.contactName,
          row.email,
          row.phone,
          t(REGISTRATION_STATUS_LABELS[row.status]),
          t(REGISTRATION_SOURCE_LABELS[row.source]),
          timeText(row.createdAt),
          ...fields.map(({ id }) => answerCell(answers[row.id] ?? [], id, t)),
        ]),
      };
    },
  };
}

/** What a firm answered to one question; of several people each with the name. */
function answerCell(answers: readonly AnswersOfPerson[], fieldId: number, t: Translate): string | null {
  const given = answers.flatMap(({ name, answered }) =>
    answered
      .filter((answer) => answer.fieldId === fieldId)
      .map(({ value }) => (name === null ? value : t("asked.ofPerson", { name, answer: value }))),
  );
  return given.length === 0 ? null : given.join("\n");
}
