import { and, asc, eq, gte, inArray, isNotNull, max, sql } from "drizzle-orm";
import {
  auditEntries,
  organisations,
  recognitionReports,
  recognitionRules,
  recognitions,
  recognitionTypes,
} from "~db/schema";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { filterQuery } from "~/lists/list-query";
import { listCondition } from "~/lists/run-list.server";
import { addDays, addMonths, dayOfInstant, startOfDay } from "~/values/business-day";
import { organisationsInCare } from "../organisation-care.server";
import { recognitionList } from "./recognition-list";
import { recognitionSource, termsByRecognition } from "./recognition-queries.server";
import { ruleInForce } from "./recognition-rule";
import { stateOn } from "./recognition-terms";
import { reportDuties } from "./report-duties";

/** How long before its day a yearly report, or an end without a review, is spoken of. */
const NOTICE_DAYS = 60;
/** How long a missed report is spoken of. */
const MISSED_DAYS = 365;

export interface UpcomingMatter {
  kind: "review" | "expiry" | "grace" | "report" | "missed" | "rename";
  recognitionId: number;
  organisationId: number;
  legalName: string;
  typeZh: string;
  typeEn: string;
  /** The last day of the term or of its grace, or the day on which the report is or was due, or by which a new name is reported. */
  day: string;
  /** The year a report is about. */
  year: number | null;
}

/** What the recognitions of the register call for today, in the order of its day. */
export function upcomingOfRecognitions(context: Context): UpcomingMatter[] {
  authorize(context, "recognition.list");
  const today = dayOfInstant(context.now());
  const matters = [...endings(context, today), ...reports(context, today), ...renames(context, today)];
  return matters.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.recognitionId - b.recognitionId));
}

const SELECTED = {
  recognitionId: recognitions.id,
  organisationId: recognitions.organisationId,
  legalName: organisations.legalName,
  typeZh: recognitionTypes.nameZh,
  typeEn: recognitionTypes.nameEn,
  typeId: recognitions.typeId,
  issuedOn: recognitions.issuedOn,
  withdrawnOn: recognitions.withdrawnOn,
};

function selected(context: Context, filters: Record<string, string | string[]>, typeIds?: readonly number[]) {
  const condition = listCondition(context, recognitionSource, filterQuery(recognitionList, filters));
  return context.db
    .select(SELECTED)
    .from(recognitions)
    .innerJoin(organisations, eq(organisations.id, recognitions.organisationId))
    .innerJoin(recognitionTypes, eq(recognitionTypes.id, recognitions.typeId))
    .where(and(condition, organisationsInCare(context.actor), typeIds && inArray(recognitions.typeId, [...typeIds])))
    .orderBy(asc(recognitions.id))
    .all();
}

function endings(context: Context, today: string): UpcomingMatter[] {
  const lastDay = addDays(today, NOTICE_DAYS);
  const years = [...new Set([today.slice(0, 4), lastDay.slice(0, 4)])];
  const byId = new Map(
    [
      ...selected(context, { state: ["in_review", "grace"] }),
      ...selected(context, { expiringIn: years, state: "valid" }),
    ].map((row) => [row.recognitionId, row]),
  );
  const terms = termsByRecognition(context, [...byId.keys()]);
  return [...byId.values()].flatMap(({ typeId: _type, issuedOn, withdrawnOn, ...row }): UpcomingMatter[] => {
    const own = terms.get(row.recognitionId) ?? [];
    const last = own.at(-1);
    if (!last || last.validUntil === null) return [];
    const state = stateOn({ issuedOn, withdrawnOn, terms: own }, today);
    if (state === "in_review") return [{ ...row, kind: "review", day: last.validUntil, year: null }];
    if (state === "grace") return [{ ...row, kind: "grace", day: last.graceUntil ?? last.validUntil, year: null }];
    const ends = last.reviewFrom === null && last.validUntil >= today && last.validUntil <= lastDay;
    return ends ? [{ ...row, kind: "expiry", day: last.validUntil, year: null }] : [];
  });
}

function reports(context: Context, today: string): UpcomingMatter[] {
  const rules = context.db
    .select()
    .from(recognitionRules)
    .where(
      inArray(
        recognitionRules.typeId,
        context.db
          .select({ typeId: recognitionRules.typeId })
          .from(recognitionRules)
          .where(isNotNull(recognitionRules.annualReportDue)),
      ),
    )
    .all();
  const typeIds = [...new Set(rules.map((rule) => rule.typeId))];
  if (typeIds.length === 0) return [];
  const rows = selected(context, { heldOn: today }, typeIds);
  const ids = rows.map((row) => row.recognitionId);
  const terms = termsByRecognition(context, ids);
  const filed = new Map<number, Map<number, string>>();
  for (const each of context.db.select().from(recognitionReports).all()) {
    const years = filed.get(each.recognitionId) ?? new Map<number, string>();
    filed.set(each.recognitionId, years.set(each.year, each.filedOn));
  }
  return rows.flatMap(({ typeId, issuedOn: _issued, withdrawnOn: _withdrawn, ...row }): UpcomingMatter[] => {
    const duties = reportDuties(
      terms.get(row.recognitionId) ?? [],
      rules.filter((rule) => rule.typeId === typeId),
      filed.get(row.recognitionId) ?? new Map<number, string>(),
      today,
    );
    const missed = duties.findLast(({ state, due }) => state === "missed" && due >= addDays(today, -MISSED_DAYS));
    const due = duties.find(({ state, due: day }) => state === "due" && day <= addDays(today, NOTICE_DAYS));
    return [
      ...(missed ? [{ ...row, kind: "missed" as const, day: missed.due, year: missed.year }] : []),
      ...(due ? [{ ...row, kind: "report" as const, day: due.due, year: due.year }] : []),
    ];
  });
}

/** New names that the authority must be told of, until the day by which it must; whether it was told nobody writes down. */
function renames(context: Context, today: string): UpcomingMatter[] {
  const rules = context.db.select().from(recognitionRules).all();
  const months = Math.max(0, ...rules.map((rule) => rule.changeReportMonths ?? 0));
  if (months === 0) return [];
  const renamed = new Map(
    context.db
      .select({ organisationId: auditEntries.subjectId, at: max(auditEntries.at) })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectKind, "organisation"),
          eq(auditEntries.action, "organisation.update"),
          gte(auditEntries.at, startOfDay(addMonths(today, -months))),
          sql`json_extract(${auditEntries.before}, '$.legalName') IS NOT NULL`,
        ),
      )
      .groupBy(auditEntries.subjectId)
      .all()
      .map(({ organisationId, at }) => [organisationId, dayOfInstant(at ?? 0)]),
  );
  if (renamed.size === 0) return [];
  return selected(context, { heldOn: today }).flatMap(({ typeId, issuedOn, withdrawnOn: _withdrawn, ...row }) => {
    const on = renamed.get(row.organisationId);
    const ofType = rules.filter((rule) => rule.typeId === typeId);
    const within = ruleInForce(ofType, today)?.changeReportMonths ?? null;
    if (on === undefined || within === null || on < issuedOn) return [];
    const day = addMonths(on, within);
    return day < today ? [] : [{ ...row, kind: "rename" as const, day, year: null }];
  });
}
