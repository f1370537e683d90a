import { and, asc, between, eq, inArray, isNotNull, isNull, or, sql, type SQL } from "drizzle-orm";
import { organisations, promoters, stageTransitions } from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { measureFigure } from "~/figures/measure-figure.server";
import { notFound } from "~/http/errors";
import type { ListQuery } from "~/lists/list-query";
import { runList, runWholeList, type ListSource } from "~/lists/run-list.server";
import { dayOfInstant } from "~/values/business-day";
import { daysOfPeriod, previousPeriod, quarterOfDay } from "~/values/period";
import { visibleOrganisation } from "../organisation-queries.server";
import { stageTransitionsTaken } from "./figures";
import { stageList } from "./stage-list";
import { skippedBelow, stageOn, type StageTransition } from "./stage-ladder";
import { STAGE_STEPS, type StageStep } from "./vocabulary";
import { careOf, maySeeNotes, organisationInCare } from "../organisation-care.server";

export type StageRow = typeof stageTransitions.$inferSelect;

/** A step of this organisation and of no other. */
export function findTransition(context: Context, organisationId: number, id: number): StageRow {
  organisationInCare(context, organisationId);
  const row = context.db
    .select()
    .from(stageTransitions)
    .where(and(eq(stageTransitions.id, id), eq(stageTransitions.organisationId, organisationId)))
    .get();
  if (!row) throw notFound();
  return row;
}

export function transitionsOf(context: Context, organisationId: number): (StageTransition & { id: number })[] {
  return context.db
    .select({ id: stageTransitions.id, step: stageTransitions.step, day: stageTransitions.day })
    .from(stageTransitions)
    .where(eq(stageTransitions.organisationId, organisationId))
    .all()
    .map((row) => ({ ...row, step: row.step as StageStep }));
}

/** The steps of one organisation up the ladder, how high it stands today, and what was skipped. */
export function stagesOfOrganisation(context: Context, organisationId: number) {
  visibleOrganisation(context, organisationId);
  const staff = maySeeNotes(context, organisationId);
  const steps = context.db
    .select()
    .from(stageTransitions)
    .where(eq(stageTransitions.organisationId, organisationId))
    .orderBy(asc(stageTransitions.day), asc(stageTransitions.id))
    .all()
    .map(({ id, step, day, note }) => ({ id, step: step as StageStep, day, note: staff ? note : null }));
  const stage = stageOn(steps, dayOfInstant(context.now()));
  return { steps, stage, skipped: stage === null ? [] : skippedBelow(stage, steps) };
}

function ofOrganisations(condition: SQL | undefined): SQL {
  return sql`${stageTransitions.organisationId} IN (SELECT ${organisations.id} FROM ${organisations} WHERE ${condition})`;
}

interface StageListRow {
  id: number;
  organisationId: number;
  legalName: string;
  creditCode: string | null;
  step: string;
  day: string;
  note: string | null;
}

export const stageSource: ListSource<StageListRow> = {
  definition: stageList,
  table: stageTransitions,
  id: stageTransitions.id,
  join: (select) =>
    select.innerJoin(organisations, eq(organisations.id, stageTransitions.organisationId)) as unknown as typeof select,
  select: {
    id: stageTransitions.id,
    organisationId: stageTransitions.organisationId,
    legalName: organisations.legalName,
    creditCode: organisations.creditCode,
    step: stageTransitions.step,
    day: stageTransitions.day,
    note: stageTransitions.note,
  },
  sorts: { organisation: organisations.legalName, day: stageTransitions.day },
  filters: {
    step: (values) => inArray(stageTransitions.step, values),
    takenIn: (periods) =>
      or(
        ...periods.map((period) => {
          const { firstDay, lastDay } = daysOfPeriod(period);
          return between(stageTransitions.day, firstDay, lastDay);
        }),
      ),
    promoter: (ids) =>
      ofOrganisations(
        sql`${organisations.promoterId} IN (SELECT ${promoters.id} FROM ${promoters} WHERE ${or(inArray(promoters.id, ids.map(Number)), inArray(promoters.parentId, ids.map(Number)))})`,
      ),
    archived: (values) =>
      or(
        ...values.map((value) =>
          ofOrganisations(value === "yes" ? isNotNull(organisations.archivedAt) : isNull(organisations.archivedAt)),
        ),
      ),
  },
  unlessFiltered: { archived: () => ofOrganisations(isNull(organisations.archivedAt)) },
  visible: (actor) => (can(actor, "organisation.see") ? undefined : sql`0`),
  authorize: (context) => authorize(context, "home.see"),
};

/** A row of the list; its note only where the actor's promoter looks after the organisation. */
function shownRow(context: Context): (row: StageListRow) => StageListRow & { step: StageStep } {
  const inCare = careOf(context);
  return (row) => ({ ...row, step: row.step as StageStep, note: inCare(row.organisationId) ? row.note : null });
}

export function stagePage(context: Context, query: ListQuery) {
  const { rows, ...page } = runList(context, stageSource, query);
  return { ...page, rows: rows.map(shownRow(context)) };
}

/** Every row of the query, for an export. */
export function stageExportRows(context: Context, query: ListQuery) {
  authorize(context, "organisation.export");
  return runWholeList(context, stageSource, query).map(shownRow(context));
}

/** Steps taken per quarter, the latest first; each number opens its records. */
export function transitionsPerQuarter(context: Context, quarters: number) {
  stageSource.authorize(context);
  let period = quarterOfDay(dayOfInstant(context.now()));
  return Array.from({ length: quarters }, () => {
    const counts = STAGE_STEPS.map((step) => ({
      step,
      count: measureFigure(context, stageTransitionsTaken, stageSource, period, { step }).value,
    }));
    const row = { period, counts };
    period = previousPeriod(period);
    return row;
  });
}

/** A step as its form shows it. */
export function stageFormValues(context: Context, organisationId: number, id: number) {
  authorize(context, "organisation.write");
  const { step, day, note, version } = findTransition(context, organisationId, id);
  return { version, values: { step, day, note } };
}
