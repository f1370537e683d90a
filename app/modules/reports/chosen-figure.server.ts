import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { measure } from "./figure-catalogue.server";
import { recordLabels, type RecordLabel } from "./record-labels.server";
import { planFigures } from "./figure-plan";
import type { ReportDocument } from "./report-document";
import { frozenRecords, type ReportRow } from "./report-queries.server";
import { reportScope } from "./report-scope.server";

export interface FigureRecord {
  id: number;
  /** At the time of the freeze, or now for a draft. */
  label: string;
  amount: number;
  day: string | null;
  state: "present" | "archived" | "gone";
  /** Its page, while there is one. */
  path: string | null;
  /** Where it is called differently now. */
  labelNow: string | null;
}

/**
 * The records behind a figure of a report: of a frozen one as they were kept, with what became of each; of a draft as they are.
 * @throws Refusal not_found (no such figure in this report)
 */
export function figureRecords(
  context: Context,
  report: ReportRow,
  document: ReportDocument,
  key: string,
): FigureRecord[] {
  authorize(context, "figure.see");
  if (!Object.hasOwn(document.figures, key)) throw notFound();
  const kind = document.figures[key]!.recordKind;
  const kept = report.frozenAt === null ? liveRecords(context, report, key) : frozenRecords(context, report.id, key);
  const now = recordLabels(
    context,
    kind,
    kept.map((record) => record.id),
  );
  return kept
    .map((record) => describe(record, now.get(record.id)))
    .sort((a, b) => (b.day ?? "").localeCompare(a.day ?? "") || b.amount - a.amount || a.id - b.id);
}

function liveRecords(context: Context, report: ReportRow, key: string) {
  const planned = planFigures(reportScope(context, report.promoterId)).find((figure) => figure.key === key);
  if (!planned) throw notFound();
  const { records } = measure(context, planned.figure.id, report.period, planned.narrowing);
  return records.map((record) => ({ ...record, label: null }));
}

function describe(
  { id, amount, label }: { id: number; amount: number; label: string | null },
  now: RecordLabel | undefined,
): FigureRecord {
  const shown = label ?? now?.label ?? "";
  return {
    id,
    amount,
    label: shown,
    day: now?.day ?? null,
    state: now === undefined ? "gone" : now.archived ? "archived" : "present",
    path: now?.path ?? null,
    labelNow: now && now.label !== shown ? now.label : null,
  };
}
