import type { FrozenRecord, RecordedRestatement } from "./report-queries.server";
import type { ReportDocument } from "./report-document";

/** One figure as other programs read it. */
export interface JsonFigure {
  key: string;
  name: string;
  value: number;
  unit: string;
  definitionVersion: number;
  previous: number | null;
  lastYear: number | null;
  plan: number | null;
  recordKind: string;
  recordIds: number[];
}

/** The report for other programs: every figure with its unit, the version of its definition and the ids of its records. */
export function reportJson(
  document: ReportDocument,
  records: ReadonlyMap<string, readonly Pick<FrozenRecord, "id">[]>,
  log: readonly RecordedRestatement[],
) {
  const { cover } = document;
  return {
    title: document.title,
    period: cover.period,
    promoter: cover.promoter,
    cluster: cover.cluster,
    confidentiality: cover.confidentiality,
    state: cover.frozenAt === null ? ("draft" as const) : ("frozen" as const),
    cutOff: new Date(cover.cutOff).toISOString(),
    frozenAt: cover.frozenAt === null ? null : new Date(cover.frozenAt).toISOString(),
    figures: Object.entries(document.figures).map(([key, figure]): JsonFigure => ({
      key,
      name: figure.name,
      value: figure.value,
      unit: figure.unit,
      definitionVersion: figure.definitionVersion,
      previous: figure.previous,
      lastYear: figure.lastYear,
      plan: figure.plan,
      recordKind: figure.recordKind,
      recordIds: (records.get(key) ?? []).map((record) => record.id),
    })),
    restatements: log.map(({ figureKey, oldValue, newValue, reason, recordedAt, recordedBy }) => ({
      key: figureKey,
      oldValue,
      newValue,
      reason,
      recordedAt: new Date(recordedAt).toISOString(),
      recordedBy,
    })),
  };
}
