import { randomInt } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { attendanceCounts, eventSurveys, registrations, surveyInvitations } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { asLocale, type Locale } from "~/i18n/locales";
import { translateFor } from "~/i18n/messages.server";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import {
  hashOfAddress,
  unsubscribedAmong,
  unsubscribeToken,
} from "~/modules/organisations/contacts/unsubscribed.server";
import { dayOfInstant } from "~/values/business-day";
import { eventTitle } from "../event-time-text";
import { findEventToRun } from "../find-event.server";
import { newRegistrationToken } from "../registration-token.server";
import { findSurvey } from "./find-survey.server";
import { surveyRecipients } from "./survey-recipients";
import { shuffled } from "./survey-results";
import { whyNotSendSurvey } from "./survey-state";

type Asked = Pick<typeof registrations.$inferSelect, "id" | "email" | "contactName" | "locale">;

/** Who would be asked about an event now. */
export function askedAbout(context: Context, eventId: number): Asked[] {
  authorize(context, "survey.write");
  findEventToRun(context, eventId);
  const { db } = context;
  const registrants = db
    .select({
      id: registrations.id,
      email: registrations.email,
      contactName: registrations.contactName,
      locale: registrations.locale,
      came: sql<number>`EXISTS (SELECT 1 FROM registered_people p WHERE p.registration_id = registrations.id
        AND (p.id IN (SELECT s.registered_person_id FROM sign_ins s WHERE s.event_id = ${eventId})
          OR p.id IN (SELECT a.registered_person_id FROM presences a WHERE a.event_id = ${eventId} AND a.standing = 'present')))`,
      declined: sql<number>`EXISTS (SELECT 1 FROM contacts c JOIN contact_consents k ON k.contact_id = c.id
        WHERE c.email = registrations.email AND k.purpose = 'events' AND k.withdrawn_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM contact_consents l WHERE l.contact_id = c.id AND l.purpose = 'events' AND l.withdrawn_at IS NULL))`,
    })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "confirmed")))
    .orderBy(asc(registrations.id))
    .all()
    .map((row) => ({ ...row, came: row.came === 1, declined: row.declined === 1 }));
  const unsubscribed = unsubscribedAmong(
    db,
    registrants.map(({ email }) => hashOfAddress(email)),
  );
  const counted =
    db
      .select({ id: attendanceCounts.id })
      .from(attendanceCounts)
      .where(eq(attendanceCounts.eventId, eventId))
      .limit(1)
      .get() !== undefined;
  const asked = new Set(
    surveyRecipients(
      registrants.map((row) => ({ ...row, declined: row.declined || unsubscribed.has(hashOfAddress(row.email)) })),
      counted,
    ).map(({ id }) => id),
  );
  return registrants.filter(({ id }) => asked.has(id));
}

/** An order drawn by Math.random could be worked out by whoever has seen some of its numbers. */
const unforeseeable = () => randomInt(2 ** 32) / 2 ** 32;

/**
 * Sends the survey of an event that is over, once. Each mailbox gets a link that answers once; in an anonymous survey the links are
 * stored in an order that says of none whose it is.
 * @returns number of mails
 * @throws Refusal forbidden, not_found, conflict (sent, not over, past its day, nobody to ask)
 */
export function sendSurvey(
  context: Context,
  eventId: number,
  { newToken = newRegistrationToken, random = unforeseeable } = {},
): number {
  authorize(context, "survey.write");
  return transact(context, () => {
    const event = findEventToRun(context, eventId);
    const survey = findSurvey(context, eventId);
    if (!survey) throw notFound();
    const now = context.now();
    const refusal = whyNotSendSurvey(survey, event, now, dayOfInstant(now));
    if (refusal) throw conflict(refusal);
    const asked = askedAbout(context, eventId);
    if (asked.length === 0) throw conflict("survey.refused.nobody");
    const links = asked.map((registration) => ({ registration, ...newToken() }));
    for (const { registration, hash } of survey.anonymous ? shuffled(links, random) : links)
      context.db
        .insert(surveyInvitations)
        .values({
          surveyId: survey.id,
          registrationId: survey.anonymous ? null : registration.id,
          tokenHash: hash,
          used: false,
        })
        .run();
    for (const { registration, token } of links) {
      const locale: Locale = asLocale(registration.locale);
      const t = translateFor(locale);
      const unsubscribeLink = `${context.origin}/public/unsubscriptions/${unsubscribeToken(context, hashOfAddress(registration.email))}`;
      const title = eventTitle(event, locale).replace(/\s+/g, " ").trim();
      enqueueMail(context, {
        causeKey: `event-survey:${survey.id}:${registration.id}`,
        recipient: registration.email,
        locale,
        subject: t("mail.survey.subject", { title }),
        body: t("mail.survey.body", {
          name: registration.contactName.replace(/\s+/g, " ").trim(),
          title,
          day: survey.closesOn,
          link: `${context.origin}/public/surveys/${token}`,
          answering: t(survey.anonymous ? "mail.survey.anonymous" : "mail.survey.named"),
        }).concat("\n", t("mail.survey.footer", { link: unsubscribeLink })),
        confidential: true,
        // Nobody owes an answer, and nobody is owed the question: whoever ends invitations ends these too.
        unsubscribeLink,
      });
    }
    context.db
      .update(eventSurveys)
      .set({ sentAt: now, sentBy: context.actor.userId, version: survey.version + 1, updatedAt: now })
      .where(eq(eventSurveys.id, survey.id))
      .run();
    recordAudit(context, {
      action: "survey.send",
      subjectKind: "event",
      subjectId: eventId,
      after: { anonymous: survey.anonymous, closesOn: survey.closesOn, mails: links.length },
    });
    return links.length;
  });
}
