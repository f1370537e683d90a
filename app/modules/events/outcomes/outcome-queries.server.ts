import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { eventOutcomes, events, organisations, outcomeParties, users } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofPromoters } from "~/access/promoter-care.server";
import { inPeriods, yesOrNo } from "~/lists/filter-conditions.server";
import type { ListSource } from "~/lists/run-list.server";
import { dayOfInstant } from "~/values/business-day";
import { findEvent, runsEvent } from "../find-event.server";
import { findOutcome, stagesOf, visibleOutcomes } from "./find-outcome.server";
import { outcomeList } from "./outcome-list";
import { nextStages } from "./outcome-stages";
import { ENDED_STAGES, type OutcomeKind, type OutcomeStage } from "./vocabulary";

export interface OutcomeRow {
  id: number;
  eventId: number;
  eventZh: string;
  eventEn: string | null;
  kind: OutcomeKind;
  title: string;
  day: string;
  valueFen: number | null;
  /** Names of the organisations, one a line. */
  parties: string;
  otherParties: string | null;
  stage: OutcomeStage;
  owner: string | null;
  nextStep: string | null;
  nextStepDue: string | null;
  note: string | null;
}

// Named in words: a column placed into a selection loses the name of its table.
const eventTitle = (column: "title_zh" | "title_en") =>
  sql`(SELECT ${column === "title_zh" ? sql`e.title_zh` : sql`e.title_en`} FROM events e WHERE e.id = event_outcomes.event_id)`;
const partyNames = sql<string>`(SELECT coalesce(group_concat(name, char(10)), '') FROM (SELECT o.legal_name AS name FROM outcome_parties p
  JOIN organisations o ON o.id = p.organisation_id WHERE p.outcome_id = event_outcomes.id ORDER BY p.id))`;

/** As `isStepOverdue` says of one. */
export const stepOverdue = (today: string) =>
  sql`(event_outcomes.stage NOT IN ${ENDED_STAGES} AND coalesce(event_outcomes.next_step_due, '9') < ${today})`;

export const outcomeSource: ListSource<OutcomeRow> = {
  definition: outcomeList,
  table: eventOutcomes,
  id: eventOutcomes.id,
  select: {
    id: eventOutcomes.id,
    eventId: eventOutcomes.eventId,
    eventZh: eventTitle("title_zh").as("event_zh"),
    eventEn: eventTitle("title_en").as("event_en"),
    kind: eventOutcomes.kind,
    title: eventOutcomes.title,
    day: eventOutcomes.day,
    valueFen: eventOutcomes.valueFen,
    parties: partyNames.as("parties"),
    otherParties: eventOutcomes.otherParties,
    stage: eventOutcomes.stage,
    owner: sql<string>`(SELECT u.name FROM users u WHERE u.id = event_outcomes.owner_id)`.as("owner"),
    nextStep: eventOutcomes.nextStep,
    nextStepDue: eventOutcomes.nextStepDue,
    note: eventOutcomes.note,
  },
  sorts: {
    title: eventOutcomes.title,
    day: eventOutcomes.day,
    value: eventOutcomes.valueFen,
    nextStepDue: eventOutcomes.nextStepDue,
  },
  filters: {
    period: (values) => inPeriods(eventOutcomes.day, values),
    kind: (values) => inArray(eventOutcomes.kind, values),
    stage: (values) => inArray(eventOutcomes.stage, values),
    event: (values) => inArray(eventOutcomes.eventId, values.map(Number)),
    promoter: (values) =>
      sql`EXISTS (SELECT 1 FROM ${events} WHERE ${and(eq(events.id, eventOutcomes.eventId), ofPromoters("event", values.map(Number)))})`,
    owner: (values) => inArray(eventOutcomes.ownerId, values.map(Number)),
    standing: (values) => yesOrNo(values, ne(eventOutcomes.stage, "given_up")),
    valueKnown: (values) => yesOrNo(values, isNotNull(eventOutcomes.valueFen)),
    overdue: (values, _actor, context) => yesOrNo(values, stepOverdue(dayOfInstant(context.now()))),
  },
  searchKind: "outcome",
  measures: { valueFen: sql<number>`coalesce(${eventOutcomes.valueFen}, 0)` },
  visible: visibleOutcomes,
  authorize: (context: Context) => authorize(context, "outcome.see"),
};

/** Those of some outcomes that the actor may know of. */
export function outcomesWithinSight(context: Context, ids: readonly number[]): Set<number> {
  if (ids.length === 0) return new Set();
  const rows = context.db
    .select({ id: eventOutcomes.id })
    .from(eventOutcomes)
    .where(and(inArray(eventOutcomes.id, [...ids]), visibleOutcomes(context.actor)))
    .all();
  return new Set(rows.map(({ id }) => id));
}

export interface OutcomeOfEvent {
  id: number;
  kind: OutcomeKind;
  title: string;
  day: string;
  valueFen: number | null;
  stage: OutcomeStage;
  nextStepDue: string | null;
}

/** What came of one event, for its page. */
export function outcomesOfEvent(context: Context, eventId: number): OutcomeOfEvent[] {
  authorize(context, "outcome.see");
  return context.db
    .select({
      id: eventOutcomes.id,
      kind: eventOutcomes.kind,
      title: eventOutcomes.title,
      day: eventOutcomes.day,
      valueFen: eventOutcomes.valueFen,
      stage: eventOutcomes.stage,
      nextStepDue: eventOutcomes.nextStepDue,
    })
    .from(eventOutcomes)
    .where(and(eq(eventOutcomes.eventId, eventId), visibleOutcomes(context.actor)))
    .orderBy(desc(eventOutcomes.day), desc(eventOutcomes.id))
    .all() as OutcomeOfEvent[];
}

/** Everything the page of one outcome shows. */
export function outcomePage(context: Context, id: number) {
  const outcome = findOutcome(context, id);
  const event = findEvent(context, outcome.eventId);
  const parties = context.db
    .select({ id: organisations.id, name: organisations.legalName })
    .from(outcomeParties)
    .innerJoin(organisations, eq(organisations.id, outcomeParties.organisationId))
    .where(eq(outcomeParties.outcomeId, id))
    .orderBy(asc(outcomeParties.id))
    .all();
  const names = new Map(
    context.db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(
        inArray(users.id, [outcome.ownerId ?? 0, ...stagesOf(context, id).map(({ recordedBy }) => recordedBy ?? 0)]),
      )
      .all()
      .map((user) => [user.id, user.name]),
  );
  return {
    outcome,
    event: { id: event.id, titleZh: event.titleZh, titleEn: event.titleEn },
    parties,
    owner: outcome.ownerId === null ? null : (names.get(outcome.ownerId) ?? null),
    stages: stagesOf(context, id).map(({ id: stageId, stage, day, note, recordedBy }) => ({
      id: stageId,
      stage,
      day,
      note,
      by: recordedBy === null ? null : (names.get(recordedBy) ?? null),
    })),
    next: nextStages(outcome.stage),
    today: dayOfInstant(context.now()),
    mayRun: runsEvent(context, event),
  };
}

/** Who has outcomes, and of which events there are some: the options of the list's filters. */
export function outcomeFilterOptions(context: Context) {
  authorize(context, "outcome.see");
  const seen = visibleOutcomes(context.actor);
  const owners = context.db
    .selectDistinct({ id: users.id, name: users.name })
    .from(eventOutcomes)
    .innerJoin(users, eq(users.id, eventOutcomes.ownerId))
    .where(seen)
    .orderBy(asc(users.name), asc(users.id))
    .all();
  const ofEvents = context.db
    .selectDistinct({ id: events.id, titleZh: events.titleZh, titleEn: events.titleEn, startDay: events.startDay })
    .from(eventOutcomes)
    .innerJoin(events, eq(events.id, eventOutcomes.eventId))
    .where(seen)
    .orderBy(desc(events.startDay), desc(events.id))
    .all();
  return {
    owner: owners.map(({ id, name }) => ({ value: String(id), label: name })),
    event: ofEvents.map(({ id, titleZh, titleEn }) => ({
      value: String(id),
      label: context.locale === "en" ? (titleEn ?? titleZh) : titleZh,
    })),
  };
}
