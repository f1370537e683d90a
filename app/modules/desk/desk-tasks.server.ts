import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ownConduct } from "~/modules/conduct/conduct-queries.server";
import { eventTitle } from "~/modules/events/event-time-text";
import { organisationFreshness } from "~/modules/organisations/profile/freshness.server";
import { proposalsOf } from "~/modules/organisations/profile/proposal-queries.server";
import { inOrderOfUrgency, type StuckItem } from "~/stuck/stuck-item";
import { dayOfInstant, localDateTime } from "~/values/business-day";
import { dues, events, registrations } from "~db/schema";

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
 * sign, data to confirm.
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
