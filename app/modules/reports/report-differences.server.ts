import { createHash } from "node:crypto";
import { and, desc, isNotNull } from "drizzle-orm";
import { auditEntries, reports } from "~db/schema";
import type { Database } from "~db/client.server";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { ofOwnPromoter } from "~/access/promoter-care.server";
import { dayOfInstant } from "~/values/business-day";
import { measure } from "./figure-catalogue.server";
import { planFigures } from "./figure-plan";
import { frozenFiguresOf, restatementLog, type ReportRow } from "./report-queries.server";
import { reportScope } from "./report-scope.server";
import { compareFigure, isExplained, type CountedRecord, type FigureDifference } from "./restatements";
import type { RecordKind } from "./vocabulary";

export interface ReportDifference extends FigureDifference {
  recordKind: RecordKind;
  /** Of the records as they are now. */
  recordsHash: string;
  explained: boolean;
}

/** Two states of the records behind a figure are the same exactly when this is. */
export function recordsFingerprint(value: number | null, records: readonly CountedRecord[]): string {
  const sorted = [...records].sort((a, b) => a.id - b.id).map((record) => [record.id, record.amount]);
  return createHash("sha256")
    .update(JSON.stringify([value, sorted]))
    .digest("hex");
}

/** A set of differences as a person saw them. */
export function differencesFingerprint(differences: readonly ReportDifference[]): string {
  const parts = differences.map((difference) => `${difference.key} ${difference.recordsHash}`).sort();
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** What became of the figures of a frozen report since; those that are as they were are left out. */
export function reportDifferences(context: Context, report: ReportRow): ReportDifference[] {
  authorize(context, "figure.see");
  if (report.frozenAt === null) return [];
  const planned = new Map(planFigures(reportScope(context, report.promoterId)).map((figure) => [figure.key, figure]));
  const recorded = restatementLog(context, report.id);
  return frozenFiguresOf(context, report.id).flatMap((frozen) => {
    const plan = planned.get(frozen.figureKey);
    const live = plan ? measure(context, plan.figure.id, report.period, plan.narrowing) : null;
    const difference = compareFigure(
      { key: frozen.figureKey, value: frozen.value ?? 0, records: frozen.records },
      live,
    );
    if (!difference) return [];
    const recordsHash = recordsFingerprint(difference.newValue, live?.records ?? []);
    return {
      ...difference,
      recordKind: frozen.recordKind as RecordKind,
      recordsHash,
      explained: isExplained(difference.key, recordsHash, recorded),
    };
  });
}

export interface CountedDifferences {
  total: number;
  unexplained: number;
}

/** What was counted at one state of the records, which is the same for every reader. */
interface Counted {
  stamp: string;
  byReport: Map<number, CountedDifferences>;
}
const counted = new WeakMap<Database, Counted>();

/**
 * Differences of each frozen report that the actor may see, for lists and the home page. Measured again only after something was
 * written: every change of a record writes an audit entry, and the day is part of the stamp because an event may end.
 */
export function countDifferences(context: Context): ReadonlyMap<number, CountedDifferences> {
  authorize(context, "figure.see");
  const { db } = context;
  const head = db.select({ seq: auditEntries.seq }).from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1).get();
  const stamp = `${head?.seq ?? 0} ${dayOfInstant(context.now())}`;
  let known = counted.get(db);
  if (known?.stamp !== stamp) counted.set(db, (known = { stamp, byReport: new Map() }));
  const { byReport } = known;
  const frozen = db
    .select()
    .from(reports)
    .where(and(isNotNull(reports.frozenAt), ofOwnPromoter(context.actor, reports.promoterId)))
    .all();
  for (const report of frozen) {
    if (byReport.has(report.id)) continue;
    const differences = reportDifferences(context, report);
    const unexplained = differences.filter((difference) => !difference.explained).length;
    byReport.set(report.id, { total: differences.length, unexplained });
  }
  return new Map(frozen.map(({ id }) => [id, byReport.get(id)!]));
}
