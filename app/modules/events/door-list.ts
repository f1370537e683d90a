import { dayOfInstant } from "~/values/business-day";
import { doorAnswer, type ScanAnswer } from "./door-answer";
import type { NamedChoices } from "./programme/choices";
import type { RegistrationStatus } from "./vocabulary";

/** Whom the door sees, with the ticket and the sessions that were chosen. */
export interface SeenPerson extends NamedChoices {
  id: number;
  name: string;
  duty: string | null;
  organisation: string;
}

/** Somebody who registered, as a phone at the door keeps them. */
export interface KeptPerson extends SeenPerson {
  /** Tells the person's ticket when it is shown; nobody can make the ticket from it. */
  mark: string;
  status: RegistrationStatus;
  /** On the day of the list. */
  signIn: { id: number; at: number; by: string | null } | null;
}

/** Who was let in by the same ticket at two phones of which one could not ask. */
export interface LetInTwice {
  name: string;
  organisation: string;
  day: string;
  firstAt: number;
  againAt: number;
  againBy: string | null;
}

export interface DoorPeople {
  /** By the clock of the server. */
  loadedAt: number;
  day: string;
  event: { id: number; startDay: string; endDay: string; isOpen: boolean };
  people: KeptPerson[];
  twice: LetInTwice[];
}

/** What is told of a scan, by the phone itself or by the server. */
export interface ToldScan {
  answer: ScanAnswer;
  person: SeenPerson | null;
  /** Its id is null while only this phone knows of it. */
  signIn: { id: number | null; at: number; by: string | null } | null;
  other: { titleZh: string; titleEn: string | null; startDay: string } | null;
}

/**
 * What a phone answers by itself, by the rule of the server on what it knows: whoever is not on its list is unknown to it, also where
 * the ticket is of another event.
 * @param letIn when this phone let a person in of whom the server has not heard yet
 */
export function tellAlone(
  list: Pick<DoorPeople, "day" | "event">,
  shown: { person: KeptPerson; mark: string } | null,
  at: number,
  letIn: number | null,
): ToldScan {
  const { event } = list;
  const day = dayOfInstant(at);
  const known = shown && list.day === day ? shown.person.signIn : null;
  const signIn = letIn === null ? known : { id: null, at: letIn, by: null };
  const answer = doorAnswer(
    shown && {
      eventId: event.id,
      isGenuine: shown.person.mark === shown.mark,
      status: shown.person.status,
      isSignedIn: signIn !== null,
    },
    { ...event, eventId: event.id, day, today: day },
  );
  if (!shown || answer === "unknown" || answer === "replaced")
    return { answer: answer === "replaced" ? answer : "unknown", person: null, signIn: null, other: null };
  const { id, name, duty, organisation, ticketType, sessions } = shown.person;
  const person = { id, name, duty, organisation, ticketType, sessions };
  return answer === "to_admit"
    ? { answer: "admitted", person, signIn: { id: null, at, by: null }, other: null }
    : { answer, person, signIn, other: null };
}
