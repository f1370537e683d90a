import { randomUUID } from "node:crypto";
import type { Context } from "~/access/context";
import { parseForm } from "~/forms/parse-form";
import type { RegistrationReference } from "./find-registration.server";
import { createEvent } from "./create-event.server";
import { eventForm, type EventInput } from "./event-form";
import { PRIVACY_NOTICE_VERSION } from "./privacy-notice";
import { publishEvent } from "./publish-event.server";
import { registrationForm, type Amendment, type RegistrationInput } from "./registration-form";
import { registrationView } from "./registration-queries.server";

/** What a person would fill into the form of an event on 22 October 2026, two days after the clock of the tests. */
export function eventValues(promoterId: number, values: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    titleZh: "主配协同对接会 · 液压专场",
    type: "matchmaking",
    promoterFunction: "communication",
    networkActivity: "ZZ04",
    promoterId,
    startsAt: "2026-10-22T14:00",
    endsAt: "2026-10-22T17:30",
    attendanceMode: "venue",
    venue: "长沙国际会展中心 W2",
    listed: "on",
    ...values,
  };
}

export function eventInput(promoterId: number, values: Record<string, unknown> = {}): EventInput {
  const result = parseForm(eventForm, eventValues(promoterId, values));
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

/** An event that is published and open for registration. */
export function publishedEvent(context: Context, promoterId: number, values: Record<string, unknown> = {}): number {
  const id = createEvent(context, eventInput(promoterId, values));
  publishEvent(context, id);
  return id;
}

export function registrationInput(values: Record<string, unknown> = {}): RegistrationInput {
  const result = parseForm(registrationForm, {
    organisationName: "湘凯液压股份有限公司",
    contactName: "李敏",
    email: "li.min@xiangkai.example",
    people: [{ name: "李敏", duty: "研发总监" }],
    noticeVersion: PRIVACY_NOTICE_VERSION,
    submissionKey: randomUUID(),
    ...values,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.fields));
  return result.data;
}

export function people(count: number): { name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `来宾${index + 1}` }));
}

/** What the form of a registration sends that shows its people as they are now. */
export function amendment(
  context: Context,
  reference: RegistrationReference,
  people: readonly {
    id?: number;
    name: string;
    duty?: string;
    ticketTypeId?: number | null;
    sessionIds?: number[];
    answers?: Amendment["answers"];
  }[],
  answers: Amendment["answers"] = {},
): Amendment {
  return {
    people: people.map(({ id = null, duty = null, ticketTypeId = null, sessionIds = [], answers: own = {}, name }) => {
      return { id, name, duty, ticketTypeId, sessionIds, answers: own };
    }),
    answers,
    peopleSeen: registrationView(context, reference).peopleSeen,
  };
}
