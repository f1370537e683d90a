import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { registeredPeople, registrations, signIns } from "~db/schema";
import type { Context } from "~/access/context";
import { conflict } from "~/http/errors";
import * as field from "~/forms/fields";
import { fieldProblems } from "~/forms/parse-form";
import { ATTENDANCE_HEADER_WORDS, PRESENCE_WORDS } from "~/i18n/messages/words/attendance";
import { comparableName } from "~/modules/organisations/comparable-name";
import { defineImport, type ImportRegister, type RecordValues, type RowProblem } from "~/transfer/define-import";
import { PRESENCE_MODE_LABELS } from "./event-labels";
import { eventTitle } from "./event-time-text";
import { findEventToRun, type EventRecord } from "./find-event.server";
import { matchOrganisation, type MatchedOrganisation } from "./match-organisation.server";
import { signInPerson, signInWalkIn } from "./record-sign-in.server";
import { refuseDayOfEvent } from "./refuse-day-of-event.server";
import { undoSignIn } from "./undo-sign-in.server";
import { PRESENCE_MODES } from "./vocabulary";

const rowForm = z.object({
  personName: field.text({ max: 40 }),
  organisationName: field.optionalText({ max: 120 }),
  day: field.businessDay(),
  mode: field.choice(PRESENCE_MODES),
});
type Row = z.output<typeof rowForm>;

/**
 * The list of who was at an event, kept elsewhere: a row is one person on one day. Whoever is registered is signed in as that person,
 * everybody else like one who came without a registration; who is signed in already stays as he is.
 */
export const attendanceImport = defineImport({
  kind: "attendance",
  name: "attendance.import.name",
  permission: "attendance.record",
  listPath: "/events",
  pathOf: () => "/events",
  titleField: "personName",
  detailOf: ({ organisationName, day }) => [organisationName, day].filter(Boolean).join(" · "),
  fields: [
    {
      key: "personName",
      label: "registration.personName",
      words: ATTENDANCE_HEADER_WORDS.personName,
      kind: "text",
      required: true,
    },
    {
      key: "organisationName",
      label: "registration.organisation",
      words: ATTENDANCE_HEADER_WORDS.organisationName,
      kind: "text",
      hint: "attendance.import.firmHint",
    },
    {
      key: "day",
      label: "attendance.day",
      words: ATTENDANCE_HEADER_WORDS.day,
      kind: "day",
      hint: "attendance.import.dayHint",
    },
    {
      key: "mode",
      label: "attendance.mode",
      words: ATTENDANCE_HEADER_WORDS.mode,
      kind: "choice",
      hint: "attendance.import.modeHint",
      choices: PRESENCE_MODES.map((mode) => ({
        key: mode,
        label: PRESENCE_MODE_LABELS[mode],
        words: PRESENCE_WORDS[mode],
      })),
    },
  ],
  onlyAdds: true,
  about: (context, id) => {
    const event = findEventToRun(context, id);
    return { title: eventTitle(event, context.locale), path: `/events/${id}/attendance` };
  },
  open: (context, about) => openRegister(context, findEventToRun(context, about!)),
});

interface Registered {
  id: number;
  organisationId: number | null;
  organisationName: string;
}

/** Whom a row is about: somebody who is registered, or a name of a firm. */
interface Meant {
  registered: Registered | null;
  organisation: MatchedOrganisation | null;
  problems: RowProblem[];
}

function openRegister(context: Context, event: EventRecord): ImportRegister {
  const registered = registeredByName(context, event.id);
  const present = presentOn(context, event.id);
  const matched = new Map<string, MatchedOrganisation>();
  const organisationOf = (typed: string) => {
    const found = matched.get(typed) ?? matchOrganisation(context, typed);
    matched.set(typed, found);
    return found;
  };
  const meantBy = ({ personName, organisationName }: Row): Meant => {
    const namesakes = registered.get(personName) ?? [];
    if (organisationName === null) {
      if (namesakes.length < 2) return { registered: namesakes[0] ?? null, organisation: null, problems: [] };
      const params = { count: namesakes.length };
      const key = "attendance.import.severalOfThisName";
      return {
        registered: null,
        organisation: null,
        problems: [{ field: "organisationName", level: "error", key, params }],
      };
    }
    const organisation = organisationOf(organisationName);
    const own = namesakes.filter((person) => isOf(person, organisation));
    const [other] = namesakes;
    if (own.length > 0 || !other) return { registered: own[0] ?? null, organisation, problems: [] };
    const params = { firm: other.organisationName };
    const key = "attendance.import.registeredElsewhere";
    return { registered: null, organisation, problems: [{ field: "organisationName", level: "warning", key, params }] };
  };
  const identityOf = (row: Row): string => {
    const { registered, organisation } = meantBy(row);
    return presenceKey(row.day, registered?.id ?? null, row.personName, organisation);
  };
  /** The door may have let somebody who is registered in like a guest. */
  const signInOf = (row: Row): number | null => {
    const { registered } = meantBy(row);
    const asGuest = registered && presenceKey(row.day, null, row.personName, registered);
    return present.get(identityOf(row)) ?? (asGuest === null ? undefined : present.get(asGuest)) ?? null;
  };
  const read = (id: number): RecordValues | null => {
    const found = context.db
      .select({
        personName: signIns.personName,
        organisationName: signIns.organisationName,
        day: signIns.day,
        mode: signIns.mode,
      })
      .from(signIns)
      .where(and(eq(signIns.id, id), eq(signIns.eventId, event.id)))
      .get();
    return found ?? null;
  };
  return {
    parse: (values) => parse(values, event),
    identities: (patch) => {
      const row = rowForm.safeParse(patch);
      return row.success ? [{ key: identityOf(row.data), unique: true, told: "import.row.sameRecord" }] : [];
    },
    find: (patch) => {
      const row = rowForm.safeParse(patch);
      const id = row.success ? signInOf(row.data) : null;
      return { id, problems: [], candidates: id === null ? [] : [id] };
    },
    read,
    preview: (id, patch) => {
      const before = id === null ? null : read(id);
      if (before) return { before, after: before, problems: [] };
      const { data: row } = rowForm.safeParse(patch);
      // Of a row with an error nothing more can be said.
      if (!row) return { before: null, after: patch, problems: [] };
      refuseDayOfEvent(context, event, row);
      const { organisation, registered, problems } = meantBy(row);
      const organisationName = (registered ?? organisation)?.organisationName ?? null;
      return { before: null, after: { ...row, organisationName }, problems };
    },
    save: (id, patch) => {
      if (id !== null) return id;
      const row = rowForm.parse(patch);
      // Taking the import back would take the sign-in of the door along.
      if (signInOf(row) !== null) throw conflict("error.conflict");
      const { registered } = meantBy(row);
      const { day, mode, personName, organisationName } = row;
      if (registered) return signInPerson(context, event.id, { registeredPersonId: registered.id, day, mode });
      const walkIn = { personName, organisationId: null, organisationName, day, mode, submissionKey: randomUUID() };
      return signInWalkIn(context, event.id, walkIn);
    },
    withdraw: (id) => undoSignIn(context, event.id, id),
  };
}

/** What a file leaves out where an event leaves no choice: its only day, its only way of attending. */
function parse(values: RecordValues, event: EventRecord): ReturnType<ImportRegister["parse"]> {
  const given: RecordValues = {
    ...values,
    day: values.day ?? (event.startDay === event.endDay ? event.startDay : null),
    mode: values.mode ?? (event.attendanceMode === "both" ? null : event.attendanceMode),
  };
  const result = rowForm.safeParse(given);
  if (result.success) return { patch: result.data, problems: [] };
  const problems = Object.entries(fieldProblems(result.error)).map(([path, problem]): RowProblem => {
    return { field: path, level: "error", ...(given[path] ? problem : { key: "field.required" }) };
  });
  return { patch: given, problems };
}

function isOf(person: Registered, organisation: MatchedOrganisation): boolean {
  if (person.organisationId !== null && person.organisationId === organisation.organisationId) return true;
  return comparableName(person.organisationName) === comparableName(organisation.organisationName);
}

/** People with a seat, by name. */
function registeredByName(context: Context, eventId: number): Map<string, Registered[]> {
  const people = context.db
    .select({
      id: registeredPeople.id,
      name: registeredPeople.name,
      organisationId: registrations.organisationId,
      organisationName: registrations.organisationName,
    })
    .from(registeredPeople)
    .innerJoin(registrations, eq(registrations.id, registeredPeople.registrationId))
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "confirmed")))
    .all();
  const byName = new Map<string, Registered[]>();
  for (const { name, ...person } of people) byName.set(name, [...(byName.get(name) ?? []), person]);
  return byName;
}

/** One person on one day; the same name of the same firm is nearly always the same person. */
function presenceKey(
  day: string,
  registeredPersonId: number | null,
  personName: string,
  organisation: { organisationId: number | null; organisationName: string | null } | null,
): string {
  if (registeredPersonId !== null) return JSON.stringify([day, registeredPersonId]);
  const { organisationId = null, organisationName = null } = organisation ?? {};
  return JSON.stringify([day, personName, organisationId ?? (organisationName && comparableName(organisationName))]);
}

/** Sign-ins of an event by whom and when they are about. */
function presentOn(context: Context, eventId: number): Map<string, number> {
  const rows = context.db.select().from(signIns).where(eq(signIns.eventId, eventId)).all();
  return new Map(
    rows.map((row) => [presenceKey(row.day, row.registeredPersonId, row.personName, row), row.id] as const),
  );
}
