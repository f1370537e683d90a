import { and, asc, eq, gte, inArray, lt, ne } from "drizzle-orm";
import { outboxMessages, registeredPeople, registrations } from "~db/schema";
import type { Context } from "~/access/context";
import { asLocale, type Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import type { MessageKey } from "~/i18n/messages";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { oneLine } from "~/mail/one-line";
import { localDateTime } from "~/values/business-day";
import { calendarEventOf } from "./calendar-event";
import { calendarFile, calendarRemoval, type CalendarEvent } from "./calendar-file";
import { eventTimeText, eventTitle } from "./event-time-text";
import type { EventRecord } from "./find-event.server";
import { sessionLine } from "./programme/choices";
import { registrationsWithSession } from "./programme/holders.server";
import { choiceNames, claimsOfParties, type SessionRecord } from "./programme/programme-queries.server";
import { HOURS_TO_CONFIRM } from "./registration-status";
import { hashOfToken } from "./registration-token.server";
import { SEATED_STATUSES } from "./vocabulary";

type MailedEvent = Pick<
  EventRecord,
  | "id"
  | "titleZh"
  | "titleEn"
  | "startsAt"
  | "endsAt"
  | "attendanceMode"
  | "venue"
  | "onlineAddress"
  | "organiserContact"
  | "version"
  | "updatedAt"
  | "cancelledAt"
>;
type MailedRegistration = Pick<typeof registrations.$inferSelect, "id" | "email" | "contactName" | "locale" | "seats">;

/** Whoever has no seat yet is not told the online address. */
const WITHOUT_ADDRESS = [
  "confirm",
  "confirmMore",
  "asked",
  "declined",
  "waiting",
  "offer",
  "offerLapsed",
  "offerWithdrawn",
  "reopenedWaiting",
  "changedWaiting",
  "sessionChangedWaiting",
  "reopenedAsked",
  "changedAsked",
] as const;
type RegistrationMail =
  | (typeof WITHOUT_ADDRESS)[number]
  | "confirmed"
  | "registrationCancelled"
  | "cancelled"
  | "reopened"
  | "changed"
  | "sessionChanged"
  | "reminder";

/** Mails that put the event into the calendar of whoever has a seat, or take it out again. */
const CALENDAR_FILES: Partial<Record<RegistrationMail, (event: CalendarEvent) => string>> = {
  confirmed: calendarFile,
  changed: calendarFile,
  sessionChanged: calendarFile,
  reopened: calendarFile,
  reminder: calendarFile,
  registrationCancelled: calendarRemoval,
  cancelled: calendarRemoval,
};

const RESEND_PAUSE_MS = 10 * 60 * 1000;

export function registrationLink(context: Context, token: string): string {
  return `${context.origin}/public/registrations/${token}`;
}

/** Where it is, for people who hold a seat: the online address is told to nobody else. */
function placeText(event: MailedEvent, locale: Locale): string {
  const t = translateFor(locale);
  return [
    event.attendanceMode !== "online" ? event.venue : null,
    event.attendanceMode !== "venue" && event.onlineAddress
      ? t("mail.event.online", { address: event.onlineAddress })
      : null,
  ]
    .filter((part) => part !== null)
    .join("\n");
}

/** The people of some registrations, in the order in which they are listed. */
function peopleOf(context: Context, registrationIds: readonly number[]) {
  return context.db
    .select({ id: registeredPeople.id, name: registeredPeople.name })
    .from(registeredPeople)
    .where(inArray(registeredPeople.registrationId, registrationIds))
    .orderBy(asc(registeredPeople.id))
    .all();
}

/** What each person of some registrations chose; nobody where nobody chose anything. */
function chosenBy(context: Context, eventId: number, registrationIds: readonly number[], locale: Locale) {
  const claims = [...claimsOfParties(context, registrationIds).values()].flat();
  if (claims.every(({ ticketTypeId, sessionIds }) => ticketTypeId === null && sessionIds.length === 0)) return [];
  const names = choiceNames(context, eventId, locale);
  const chosen = new Map(claims.map((claim) => [claim.id, names(claim)]));
  return peopleOf(context, registrationIds).flatMap(({ id, name }) => {
    const { ticketType, sessions } = chosen.get(id)!;
    const lines = [...(ticketType === null ? [] : [ticketType]), ...sessions].map(oneLine);
    return lines.length === 0 ? [] : [{ name: oneLine(name), lines }];
  });
}

function write(
  context: Context,
  causeKey: string,
  kind: RegistrationMail,
  event: MailedEvent,
  registration: MailedRegistration,
  params: Record<string, string | number>,
  /** Of which registrations of the same recipient it speaks. */
  registrationIds: readonly number[] = [registration.id],
): void {
  // The people of an event long past were erased, their registration was not.
  if (registration.email === "") return;
  const locale = asLocale(registration.locale);
  const t = translateFor(locale);
  const title = oneLine(eventTitle(event, locale));
  const chosen = chosenBy(context, event.id, registrationIds, locale);
  const choices = chosen.map(({ name, lines }) => t("mail.event.choicesOf", { name, choices: lines.join("\n  ") }));
  const inCalendar = calendarEventOf(event, {
    origin: context.origin,
    locale,
    // Each ticket and session once, and whose they are not said: a calendar is read by others.
    description: [...new Set(chosen.flatMap(({ lines }) => lines))].join("\n") || null,
    url: `${context.origin}/public/events/${event.id}`,
  });
  const facts = {
    title,
    choices: choices.map((text) => `\n\n${text}`).join(""),
    name: oneLine(registration.contactName),
    time: eventTimeText(event, locale),
    place: (WITHOUT_ADDRESS as readonly RegistrationMail[]).includes(kind)
      ? oneLine(event.venue ?? t("event.mode.online"))
      : placeText(event, locale),
    contact: event.organiserContact ? oneLine(event.organiserContact) : t("mail.event.noContact"),
    count: registration.seats,
    ...params,
  };
  enqueueMail(context, {
    causeKey,
    recipient: registration.email,
    locale,
    subject: t(`mail.${kind}.subject` as MessageKey, facts),
    body: t(`mail.${kind}.body` as MessageKey, facts),
    // Made now: calendars go by the time of the file where the event itself is the same.
    calendar: CALENDAR_FILES[kind]?.({
      ...inCalendar,
      place: event.venue ?? event.onlineAddress,
      changedAt: context.now(),
    }),
  });
}

const confirmationCause = (registrationId: number) => `registration-confirm:${registrationId}:`;

/**
 * Asks a visitor to confirm. `held` are seats the same address already holds at this event: only the mailbox learns of them. What has
 * to be approved afterwards is not promised a seat.
 */
export function mailConfirmationLink(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  token: string,
  { held, asks }: { held: number; asks: boolean },
): void {
  const approval = asks ? translateFor(asLocale(registration.locale))("mail.confirm.approval") : "";
  const params = { link: registrationLink(context, token), hours: HOURS_TO_CONFIRM, held, approval };
  const kind = held > 0 ? "confirmMore" : "confirm";
  // Each link has a mail of its own, also within one millisecond.
  const cause = `${confirmationCause(registration.id)}${context.now()}:${hashOfToken(token).slice(0, 16)}`;
  write(context, cause, kind, event, registration, params);
}

/**
 * The confirmation mail of a pending registration once more, with the link it had; at most one every ten minutes.
 * @returns false when the first mail is no longer kept, so that a new link is needed
 */
export function resendConfirmationLink(context: Context, registration: { id: number; email: string }): boolean {
  const cause = confirmationCause(registration.id);
  const sent = context.db
    .select()
    .from(outboxMessages)
    .where(
      and(
        gte(outboxMessages.causeKey, cause),
        lt(outboxMessages.causeKey, `${cause}~`),
        eq(outboxMessages.recipient, registration.email),
      ),
    )
    .all();
  const latest = sent.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)[0];
  if (!latest) return false;
  if (context.now() < latest.createdAt + RESEND_PAUSE_MS) return true;
  const { recipient, locale, subject, body } = latest;
  enqueueMail(context, {
    causeKey: `${cause}${context.now()}`,
    recipient,
    locale: asLocale(locale),
    subject,
    body,
  });
  return true;
}

/** The seat is taken: time, place, online address, and the link to change or cancel where the token is at hand. */
export function mailConfirmed(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  token: string | null,
): void {
  const link = token === null ? `${context.origin}/public/events/${event.id}` : registrationLink(context, token);
  write(context, `registration-confirmed:${registration.id}`, "confirmed", event, registration, { link });
}

/**
 * The event is near: when and where, the online address, and for whom seats are kept, once however many registrations of the same
 * recipient they are of.
 */
export function mailReminder(
  context: Context,
  event: MailedEvent,
  registrationsOfRecipient: readonly [MailedRegistration, ...MailedRegistration[]],
): void {
  const [first] = registrationsOfRecipient;
  const ids = registrationsOfRecipient.map(({ id }) => id);
  const locale = asLocale(first.locale);
  const params = {
    link: `${context.origin}/public/events/${event.id}`,
    count: registrationsOfRecipient.reduce((sum, { seats }) => sum + seats, 0),
    people: peopleOf(context, ids)
      .map(({ name }) => oneLine(name))
      .join(translateFor(locale)("registration.separator")),
  };
  write(context, `registration-reminder:${first.id}:${event.startsAt}`, "reminder", event, first, params, ids);
}

export function mailRegistrationCancelled(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
): void {
  write(context, `registration-cancelled:${registration.id}`, "registrationCancelled", event, registration, {});
}

/** Somebody of the organiser will say whether they can come; with the link to see that, change or give it up. */
export function mailAsked(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  token: string | null,
): void {
  const link = token === null ? `${context.origin}/public/events/${event.id}` : registrationLink(context, token);
  write(context, `registration-asked:${registration.id}`, "asked", event, registration, { link });
}

export function mailDeclined(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  reason: string,
): void {
  write(context, `registration-declined:${registration.id}:${context.now()}`, "declined", event, registration, {
    reason,
  });
}

/** On the waiting list, with the link to see one's place, change or leave. */
export function mailWaiting(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration,
  token: string | null,
): void {
  const link = token === null ? `${context.origin}/public/events/${event.id}` : registrationLink(context, token);
  write(context, `registration-waiting:${registration.id}`, "waiting", event, registration, { link });
}

/** Seats are held for an answer by the link. */
export function mailOffer(
  context: Context,
  event: MailedEvent,
  registration: MailedRegistration & { offerEndsAt: number },
  token: string,
): void {
  const until = localDateTime(registration.offerEndsAt).replace("T", " ");
  write(
    context,
    `registration-offer:${registration.id}:${hashOfToken(token).slice(0, 16)}`,
    "offer",
    event,
    registration,
    {
      link: registrationLink(context, token),
      until,
    },
  );
}

type AnsweredOffer = MailedRegistration & Pick<typeof registrations.$inferSelect, "offerTokenHash">;

const ofOffer = (registration: AnsweredOffer) =>
  `${registration.id}:${(registration.offerTokenHash ?? "").slice(0, 16)}`;

/** Nobody answered in time: the seats went on to the next. */
export function mailOfferLapsed(context: Context, event: MailedEvent, registration: AnsweredOffer): void {
  const link = `${context.origin}/public/events/${event.id}`;
  write(context, `registration-lapsed:${ofOffer(registration)}`, "offerLapsed", event, registration, { link });
}

/** There are fewer seats than were offered: the registration waits on. */
export function mailOfferWithdrawn(context: Context, event: MailedEvent, registration: AnsweredOffer): void {
  write(context, `registration-withdrawn:${ofOffer(registration)}`, "offerWithdrawn", event, registration, {});
}

/** Tells everybody who holds a seat or waits for one, and whose address was not erased. @returns number of mails */
export function mailRegistrants(
  context: Context,
  event: MailedEvent,
  kind: "cancelled" | "reopened" | "changed",
  params: Record<string, string>,
): number {
  const holders = context.db
    .select({
      id: registrations.id,
      email: registrations.email,
      contactName: registrations.contactName,
      locale: registrations.locale,
      seats: registrations.seats,
      status: registrations.status,
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, event.id),
        inArray(registrations.status, [...SEATED_STATUSES, "waiting", "asked"]),
        ne(registrations.email, ""),
      ),
    )
    .orderBy(registrations.id)
    .all();
  for (const holder of holders) {
    const hasSeat = holder.status === "confirmed" || kind === "cancelled";
    const told = hasSeat ? kind : holder.status === "asked" ? (`${kind}Asked` as const) : (`${kind}Waiting` as const);
    write(context, `event-${kind}:${event.id}:${event.version}:${holder.id}`, told, event, holder, {
      link: `${context.origin}/public/events/${event.id}`,
      ...params,
    });
  }
  return holders.length;
}

/** A session that people chose has another time or place: whoever registered them is told. @returns number of mails */
export function mailSessionChanged(context: Context, event: MailedEvent, session: SessionRecord): number {
  const holders = registrationsWithSession(context, session.id);
  for (const holder of holders) {
    const locale = asLocale(holder.locale);
    const told = holder.status === "confirmed" ? "sessionChanged" : "sessionChangedWaiting";
    write(context, `registration-session:${holder.id}:${session.id}:${session.version}`, told, event, holder, {
      session: oneLine(sessionLine(session, locale, true)),
      link: `${context.origin}/public/events/${event.id}`,
    });
  }
  return holders.length;
}
