import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ownConduct } from "~/modules/conduct/conduct-queries.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { maskedMail } from "~/modules/organisations/contacts/contact-mask";
import { organisationFreshness } from "~/modules/organisations/profile/freshness.server";
import { proposalsOf } from "~/modules/organisations/profile/proposal-queries.server";
import { inOrderOfUrgency, type StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant, localDateTime } from "~/values/business-day";
import { dues, events, eventSurveys, registrations } from "~db/schema";

/** Something that waits for a firm, and for which of a person's firms. */
export interface DeskTask extends StuckItem {
  firm: string;
}

interface Firm {
  id: number;
  name: string;
}

/**
 * What a representative has to do, the most urgent first: offered seats that lapse, matters in which the firm is heard, dues, texts to
 * sign, surveys after events, data to confirm.
 */
export function tasksOfDesk(context: Context): DeskTask[] {
  authorize(context, "portal.use");
  const conduct = ownConduct(context);
  const firms = conduct.firms.map(({ id, legalName }) => ({ id, name: legalName }));
  return inOrderOfUrgency([
    ...offers(context, firms),
    ...matters(conduct),
    ...duesToPay(context, firms),
    ...pledgesToSign(conduct, dayOfInstant(context.now())),
    ...surveysToAnswer(context, firms),
    ...firms.flatMap((firm) => dataToConfirm(context, firm)),
  ]) as DeskTask[];
}

function named(firms: readonly Firm[], id: number | null): string {
  return firms.find((firm) => firm.id === id)?.name ?? "";
}

function offers(context: Context, firms: readonly Firm[]): DeskTask[] {
  const ids = firms.map(({ id }) => id);
  return context.db
    .select({
      ...{ id: registrations.id, organisationId: registrations.organisationId, endsAt: registrations.offerEndsAt },
      ...{ titleZh: events.titleZh, titleEn: events.titleEn },
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        inArray(registrations.organisationId, ids),
        eq(registrations.status, "offered"),
        gt(registrations.offerEndsAt, context.now()),
        isNull(events.cancelledAt),
      ),
    )
    .orderBy(asc(registrations.offerEndsAt))
    .all()
    .map(({ id, organisationId, endsAt, ...event }) => ({
      tone: "bad",
      tag: "desk.task.offer",
      text: "desk.task.offerText",
      params: {
        title: eventTitle(event, context.locale),
        until: localDateTime(endsAt ?? 0).replace("T", " "),
      },
      path: `/portal/registrations/${id}`,
      day: dayOfInstant(endsAt ?? 0),
      firm: named(firms, organisationId),
    }));
}

type Conduct = ReturnType<typeof ownConduct>;

function matters({ records }: Conduct): DeskTask[] {
  return records.flatMap(({ firm, complaints, commendations }): DeskTask[] => [
    ...complaints
      .filter(({ state, statementDueOn }) => state === "informed" && statementDueOn !== null)
      .map(({ id, number, statementDueOn }): DeskTask => ({
        tone: "bad",
        tag: "desk.task.matter",
        text: "desk.task.matterText",
        params: { number, day: statementDueOn ?? "" },
        path: `/portal/complaints/${id}`,
        day: statementDueOn ?? "",
        firm: firm.legalName,
      })),
    ...commendations
      .filter(({ consentOn, published }) => consentOn === null && !published)
      .map(({ id, day, reason }): DeskTask => ({
        tone: "plain",
        tag: "desk.task.commendation",
        text: "desk.task.commendationText",
        params: { reason },
        path: `/portal/commendations/${id}/consent`,
        day,
        firm: firm.legalName,
      })),
  ]);
}

function duesToPay(context: Context, firms: readonly Firm[]): DeskTask[] {
  const today = dayOfInstant(context.now());
  return context.db
    .select()
    .from(dues)
    .where(
      and(
        inArray(
          dues.organisationId,
          firms.map(({ id }) => id),
        ),
        eq(dues.state, "due"),
      ),
    )
    .orderBy(asc(dues.dueDay))
    .all()
    .map(({ organisationId, year, amountFen, dueDay }) => ({
      tone: dueDay < today ? "bad" : "warn",
      tag: "desk.task.dues",
      text: "desk.task.duesText",
      params: { year: String(year), yuan: amountFen / 100, day: dueDay },
      path: `/organisations/${organisationId}/membership`,
      day: dueDay,
      firm: named(firms, organisationId),
    }));
}

function pledgesToSign({ pledges }: Conduct, today: string): DeskTask[] {
  return pledges.flatMap(({ id, title, openUntil, missing }) =>
    missing.map((firm): DeskTask => ({
      tone: openUntil === null ? "plain" : "warn",
      tag: "desk.task.pledge",
      text: "desk.task.pledgeText",
      params: { title },
      path: `/portal/pledges/${id}`,
      day: openUntil ?? today,
      firm,
    })),
  );
}

/**
 * Surveys about events where somebody of the firm was signed in. One that is answered by name goes once it was; of an anonymous one
 * nobody can tell, so that it stays until it closes.
 */
function surveysToAnswer(context: Context, firms: readonly Firm[]): DeskTask[] {
  const ids = firms.map(({ id }) => id);
  const came = sql`EXISTS (SELECT 1 FROM sign_ins s JOIN registered_people p ON p.id = s.registered_person_id
    WHERE p.registration_id = ${registrations.id})`;
  const unanswered = sql`(${eventSurveys.anonymous} = 1 OR EXISTS (SELECT 1 FROM survey_invitations i
    WHERE i.survey_id = ${eventSurveys.id} AND i.registration_id = ${registrations.id} AND i.used = 0))`;
  return context.db
    .select({
      ...{ id: registrations.id, organisationId: registrations.organisationId, email: registrations.email },
      ...{ closesOn: eventSurveys.closesOn, anonymous: eventSurveys.anonymous },
      ...{ titleZh: events.titleZh, titleEn: events.titleEn },
    })
    .from(eventSurveys)
    .innerJoin(events, eq(events.id, eventSurveys.eventId))
    .innerJoin(registrations, eq(registrations.eventId, events.id))
    .where(
      and(
        isNotNull(eventSurveys.sentAt),
        isNull(eventSurveys.closedAt),
        gte(eventSurveys.closesOn, dayOfInstant(context.now())),
        inArray(registrations.organisationId, ids),
        eq(registrations.status, "confirmed"),
        came,
        unanswered,
      ),
    )
    .orderBy(asc(eventSurveys.closesOn), asc(registrations.id))
    .all()
    .map(({ id, organisationId, email, closesOn, anonymous, ...event }) => ({
      tone: "plain",
      tag: "desk.task.survey",
      text: anonymous ? "desk.task.surveyAnonymous" : "desk.task.surveyText",
      params: { title: eventTitle(event, context.locale), day: closesOn, mail: maskedMail(email) ?? "" },
      path: `/portal/registrations/${id}`,
      day: closesOn,
      firm: named(firms, organisationId),
    }));
}

/** Asked since it was last sure, or not sure for longer than the promoter allows; a correction on its way is an answer too. */
function dataToConfirm(context: Context, { id, name }: Firm): DeskTask[] {
  const { stale, asked, sureAt } = organisationFreshness(context, id);
  const wasAsked = asked !== null && asked.at > sureAt;
  if (!stale && !wasAsked) return [];
  const since = wasAsked ? asked.at : sureAt;
  if (proposalsOf(context, id).some(({ proposedAt }) => proposedAt > since)) return [];
  return [
    {
      tone: wasAsked ? "warn" : "plain",
      tag: "desk.task.data",
      text: wasAsked ? "desk.task.dataAsked" : "desk.task.dataStale",
      params: { day: dayOfInstant(since) },
      path: `/portal/organisations/${id}`,
      day: dayOfInstant(since),
      firm: name,
    },
  ];
}
