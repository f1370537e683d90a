import { and, asc, between, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import {
  organisations,
  promoters,
  recognitionReports,
  recognitions,
  recognitionTerms,
  recognitionTypes,
} from "~db/schema";
import { authorize } from "~/access/authorize.server";
import { can } from "~/access/can";
import type { Context } from "~/access/context";
import { filterQuery, type ListQuery } from "~/lists/list-query";
import { listCondition, runList, runWholeList, type ListSource } from "~/lists/run-list.server";
import { searchQuery } from "~/search/bigrams";
import { addDays, dayOfInstant } from "~/values/business-day";
import { daysOfPeriod } from "~/values/period";
import { visibleOrganisation } from "../organisation-queries.server";
import { findType, recognitionTypeName, reviewsOf, rulesOfType, type RecognitionRow } from "./find-recognition.server";
import { recognitionList } from "./recognition-list";
import { ruleInForce } from "./recognition-rule";
import { stateOn, type RecognitionTerm } from "./recognition-terms";
import { isEndangered, reportDuties } from "./report-duties";
import type { RecognitionLevel, RecognitionState, ReviewOutcome } from "./vocabulary";
import { maySeeNotes } from "../organisation-care.server";
import { represents } from "~/access/actor";

const T = recognitionTerms;

/** Recognitions with a term of which this holds. */
function withTerm(condition: SQL | undefined): SQL {
  return sql`EXISTS (SELECT 1 FROM ${T} WHERE ${and(eq(T.recognitionId, recognitions.id), condition)})`;
}

const heldOn = (day: string) => and(lte(T.validFrom, day), or(isNull(T.heldUntil), gte(T.heldUntil, day)));

/** The rule of `stateOn` in SQL. */
function inState(state: RecognitionState, day: string): SQL | undefined {
  const alive = and(
    lte(recognitions.issuedOn, day),
    or(isNull(recognitions.withdrawnOn), gt(recognitions.withdrawnOn, day)),
  );
  const waits = withTerm(and(sql`${T.heldUntil} < ${day}`, gte(T.graceUntil, day)));
  const conditions: Record<RecognitionState, () => SQL | undefined> = {
    not_yet: () => gt(recognitions.issuedOn, day),
    valid: () =>
      and(alive, withTerm(and(heldOn(day), or(isNull(T.reviewFrom), gt(T.reviewFrom, day), lte(T.reviewedOn, day))))),
    in_review: () =>
      and(alive, withTerm(and(heldOn(day), lte(T.reviewFrom, day), or(isNull(T.reviewedOn), gt(T.reviewedOn, day))))),
    grace: () => and(alive, sql`NOT ${withTerm(heldOn(day))}`, waits),
    expired: () => and(alive, sql`NOT ${withTerm(heldOn(day))}`, sql`NOT ${waits}`),
    withdrawn: () => and(lte(recognitions.issuedOn, day), lte(recognitions.withdrawnOn, day)),
  };
  return conditions[state]();
}

function inPeriods(periods: string[], condition: (firstDay: string, lastDay: string) => SQL | undefined) {
  return or(
    ...periods.map((period) => {
      const { firstDay, lastDay } = daysOfPeriod(period);
      return condition(firstDay, lastDay);
    }),
  );
}

/** Recognitions of organisations of which this holds. */
function ofOrganisations(condition: SQL | undefined): SQL {
  return sql`${recognitions.organisationId} IN (SELECT ${organisations.id} FROM ${organisations} WHERE ${condition})`;
}

const latest = (column: SQL) =>
  sql<
    string | null
  >`(SELECT ${column} FROM ${T} WHERE ${T.recognitionId} = ${recognitions.id} ORDER BY ${T.validFrom} DESC LIMIT 1)`;
const validUntil = latest(sql`${T.validUntil}`);

interface RecognitionListRow {
  id: number;
  organisationId: number;
  legalName: string;
  creditCode: string | null;
  nameZh: string;
  nameEn: string;
  level: string;
  certificateNumber: string | null;
  issuedOn: string;
  validUntil: string | null;
  withdrawnOn: string | null;
}

export const recognitionSource: ListSource<RecognitionListRow> = {
  definition: recognitionList,
  table: recognitions,
  id: recognitions.id,
  join: (select) =>
    select
      .innerJoin(organisations, eq(organisations.id, recognitions.organisationId))
      .innerJoin(recognitionTypes, eq(recognitionTypes.id, recognitions.typeId)) as unknown as typeof select,
  select: {
    id: recognitions.id,
    organisationId: recognitions.organisationId,
    legalName: organisations.legalName,
    creditCode: organisations.creditCode,
    nameZh: recognitionTypes.nameZh,
    nameEn: recognitionTypes.nameEn,
    level: recognitions.level,
    certificateNumber: recognitions.certificateNumber,
    issuedOn: recognitions.issuedOn,
    validUntil,
    withdrawnOn: recognitions.withdrawnOn,
  },
  sorts: { organisation: organisations.legalName, issuedOn: recognitions.issuedOn, validUntil },
  filters: {
    type: (ids) => inArray(recognitions.typeId, ids.map(Number)),
    level: (values) => inArray(recognitions.level, values),
    state: (values, _actor, context, all) => {
      const day = all.stateOn?.[0] ?? dayOfInstant(context.now());
      return or(...values.map((value) => inState(value as RecognitionState, day)));
    },
    /** Alone it asks for what had been granted by then. */
    stateOn: (days) => or(...days.map((day) => lte(recognitions.issuedOn, day))),
    heldOn: (days) => or(...days.map((day) => withTerm(heldOn(day)))),
    expiringIn: (periods) =>
      inPeriods(periods, (firstDay, lastDay) =>
        withTerm(and(eq(T.followed, false), between(T.validUntil, firstDay, lastDay), eq(T.heldUntil, T.validUntil))),
      ),
    gainedIn: (periods) =>
      inPeriods(periods, (firstDay, lastDay) =>
        withTerm(and(eq(T.follows, false), between(T.validFrom, firstDay, lastDay))),
      ),
    // The first day without it is what counts: one whose last day ends a period was still held at its end.
    lapsedIn: (periods) =>
      inPeriods(periods, (firstDay, lastDay) =>
        withTerm(and(eq(T.followed, false), between(T.heldUntil, addDays(firstDay, -1), addDays(lastDay, -1)))),
      ),
    firm: (words) =>
      or(
        ...words.map((word) => {
          const match = searchQuery(word);
          return match === null
            ? sql`0`
            : sql`${recognitions.organisationId} IN (SELECT d.subject_id FROM search_bigrams b JOIN search_documents d ON d.id = b.rowid WHERE b.search_bigrams MATCH ${match} AND d.kind = 'organisation')`;
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
  authorize: (context) => authorize(context, "recognition.list"),
};

/** The terms of recognitions, each in order. */
export function termsByRecognition(context: Context, ids: readonly number[]): Map<number, RecognitionTerm[]> {
  const terms = new Map<number, RecognitionTerm[]>();
  if (ids.length === 0) return terms;
  const rows = context.db
    .select()
    .from(T)
    .where(sql`${T.recognitionId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy(asc(T.validFrom))
    .all();
  for (const { recognitionId, id: _id, ...term } of rows)
    terms.set(recognitionId, [...(terms.get(recognitionId) ?? []), term]);
  return terms;
}

/** Rows with their state on a day. */
export function withState(context: Context, rows: RecognitionListRow[], day: string) {
  const terms = termsByRecognition(
    context,
    rows.map((row) => row.id),
  );
  return rows.map(({ nameZh, nameEn, ...row }) => ({
    ...row,
    level: row.level as RecognitionLevel,
    type: recognitionTypeName({ nameZh, nameEn }, context.locale),
    state: stateOn({ ...row, terms: terms.get(row.id) ?? [] }, day),
  }));
}

/** The day for which a query asks about states. */
export function dayOfStates(context: Context, query: ListQuery): string {
  return query.filters.stateOn?.[0] ?? query.filters.heldOn?.[0] ?? dayOfInstant(context.now());
}

/** A page of the list, each row with its state on the day the query asks about. */
export function recognitionPage(context: Context, query: ListQuery) {
  const { rows, ...page } = runList(context, recognitionSource, query);
  return { ...page, rows: withState(context, rows, dayOfStates(context, query)) };
}

/** Every row of the query, for an export. */
export function recognitionExportRows(context: Context, query: ListQuery) {
  authorize(context, "organisation.export");
  return withState(context, runWholeList(context, recognitionSource, query), dayOfStates(context, query));
}

/** Types for forms and filters. */
export function recognitionTypeOptions(context: Context, { onlyActive }: { onlyActive: boolean }) {
  authorize(context, "recognition.list");
  return context.db
    .select()
    .from(recognitionTypes)
    .where(onlyActive ? eq(recognitionTypes.active, true) : undefined)
    .orderBy(asc(recognitionTypes.id))
    .all()
    .map((type) => ({ value: String(type.id), label: recognitionTypeName(type, context.locale) }));
}

/** How many recognitions were held on a day, by type and level; each number opens its records. */
export function recognitionCounts(context: Context, day: string) {
  recognitionSource.authorize(context);
  const condition = listCondition(context, recognitionSource, filterQuery(recognitionList, { heldOn: day }));
  const held = context.db
    .select({ typeId: recognitions.typeId, level: recognitions.level, count: sql<number>`count(*)` })
    .from(recognitions)
    .where(condition)
    .groupBy(recognitions.typeId, recognitions.level)
    .all();
  const firms = context.db
    .select({ count: sql<number>`count(DISTINCT ${recognitions.organisationId})` })
    .from(recognitions)
    .where(condition)
    .get()!.count;
  const types = recognitionTypeOptions(context, { onlyActive: false }).map(({ value, label }) => ({
    id: Number(value),
    name: label,
    byLevel: Object.fromEntries(
      held.filter((row) => String(row.typeId) === value).map(({ level, count }) => [level, count]),
    ) as Partial<Record<RecognitionLevel, number>>,
  }));
  return { types, firms };
}

/** Everything about one recognition as it stands on a day. */
function detail(context: Context, row: RecognitionRow, terms: RecognitionTerm[], day: string) {
  const type = findType(context, row.typeId);
  const rules = rulesOfType(context, row.typeId);
  const reports = context.db
    .select()
    .from(recognitionReports)
    .where(eq(recognitionReports.recognitionId, row.id))
    .orderBy(asc(recognitionReports.year))
    .all();
  const duties = reportDuties(terms, rules, new Map(reports.map(({ year, filedOn }) => [year, filedOn])), day);
  const current = terms.find((term) => term.heldUntil === null || term.heldUntil >= day) ?? terms.at(-1);
  const inForce = ruleInForce(rules, day);
  const staff = maySeeNotes(context, row.organisationId);
  const isOwn = represents(context.actor, row.organisationId);
  return {
    id: row.id,
    type: recognitionTypeName(type, context.locale),
    level: row.level as RecognitionLevel,
    certificateNumber: row.certificateNumber,
    issuedOn: row.issuedOn,
    validUntil: current?.validUntil ?? null,
    reviewFrom: current?.reviewFrom ?? null,
    statedUntilReason: staff || isOwn ? row.statedUntilReason : null,
    withdrawnOn: row.withdrawnOn,
    withdrawalReason: staff || isOwn ? row.withdrawalReason : null,
    // What staff noted about a firm is not for the firm.
    note: staff ? row.note : null,
    version: row.version,
    state: stateOn({ ...row, terms }, day),
    reviews: reviewsOf(context, row.id).map(({ id, day: on, outcome, note, statedUntil }) => ({
      id,
      day: on,
      outcome: outcome as ReviewOutcome,
      statedUntil,
      note: staff ? note : null,
    })),
    reports: duties.map((duty) => ({ ...duty, id: reports.find(({ year }) => year === duty.year)?.id ?? null })),
    endangered: isEndangered(duties, inForce?.missedReportsLimit ?? null),
    changeReportMonths: inForce?.changeReportMonths ?? null,
  };
}
export type RecognitionDetail = ReturnType<typeof detail>;

/** The recognitions of organisations as they stand today, the latest issue first. Asks nobody who may. */
function detailsOf(context: Context, condition: SQL | undefined) {
  const rows = context.db
    .select()
    .from(recognitions)
    .where(condition)
    .orderBy(desc(recognitions.issuedOn), desc(recognitions.id))
    .all();
  const terms = termsByRecognition(
    context,
    rows.map((row) => row.id),
  );
  const today = dayOfInstant(context.now());
  return rows.map((row) => ({
    organisationId: row.organisationId,
    ...detail(context, row, terms.get(row.id) ?? [], today),
  }));
}

/** The recognitions of one organisation, for who may see it. */
export function recognitionsOfOrganisation(context: Context, organisationId: number) {
  visibleOrganisation(context, organisationId);
  return detailsOf(context, eq(recognitions.organisationId, organisationId));
}

/** What an organisation holds today, by name, for the overview of its record. */
export function heldRecognitions(context: Context, organisationId: number): string[] {
  return recognitionsOfOrganisation(context, organisationId)
    .filter(({ state }) => state === "valid" || state === "in_review")
    .map(({ type }) => type);
}

/** The recognitions of the firms that a representative speaks for. */
export function recognitionsOfOwnFirms(context: Context) {
  authorize(context, "portal.use");
  if (context.actor.organisationIds.length === 0) return [];
  return detailsOf(context, inArray(recognitions.organisationId, [...context.actor.organisationIds]));
}

/** A recognition as its form shows it. */
export function recognitionFormValues(context: Context, row: RecognitionRow) {
  authorize(context, "organisation.write");
  const { typeId, level, certificateNumber, issuedOn, statedUntil, statedUntilReason, note } = row;
  return { typeId, level, certificateNumber, issuedOn, statedUntil, statedUntilReason, note };
}
