import { useT } from "~/i18n/I18n";
import { amountText, valueText } from "../cell-value";
import type { FigureRecord } from "../chosen-figure.server";
import { instantText } from "../cover-lines";
import { figurePage } from "../figure-page";
import type { DocumentFigure, ReportDocument } from "../report-document";

interface FigureAsideProps {
  reportId: number;
  document: ReportDocument;
  chosen: { key: string; records: FigureRecord[]; total: number; valueNow: number | null; restated: boolean } | null;
}

/** What the chosen number means and the first of its records. */
export function FigureAside({ reportId, document, chosen }: FigureAsideProps) {
  const t = useT();
  const figure = chosen ? document.figures[chosen.key] : undefined;
  if (!chosen || !figure) return <p className="text-[13px] text-ink-faint">{t("report.figure.choose")}</p>;
  const frozen = document.cover.frozenAt !== null;
  // What a person may not open is only counted.
  const openable = chosen.records.length === 0 || chosen.records.some((record) => record.path !== null);
  const all = frozen ? figurePage(reportId, chosen.key) : figure.path;
  return (
    <>
      <h2 className="text-[15px] font-semibold">
        {figure.name}{" "}
        <small className="font-normal whitespace-nowrap text-ink-faint">{amountText(figure, figure.value)}</small>
      </h2>
      <p className="mt-1 mb-3 text-[13px] text-ink-faint">
        <b className="font-medium">{t("figure.definition", { version: String(figure.definitionVersion) })}</b>
        {document.locale === "en" ? ": " : "："}
        {figure.rule} {t("report.figure.asOf", { at: instantText(document.cover.cutOff) })}
      </p>
      {chosen.restated ? (
        <p className="mb-3 rounded-md border border-warn/30 bg-warn-wash px-3 py-2 text-[13px] text-warn-strong">
          {t("report.figure.restated", {
            old: valueText(figure, figure.value),
            now: chosen.valueNow === null ? t("report.restatements.gone") : valueText(figure, chosen.valueNow),
          })}{" "}
          <a href={`/reports/${reportId}/restatements`} className="underline">
            {t("report.restatements.see")}
          </a>
        </p>
      ) : null}
      {chosen.total === 0 ? (
        <p className="text-[13px] text-ink-faint">{t("report.figure.none")}</p>
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {chosen.records.map((record) => (
            <li key={record.id} className="border-b border-line last:border-0">
              <RecordLine record={record} figure={figure} counted={sums(figure)} />
            </li>
          ))}
        </ul>
      )}
      {chosen.total > 0 && (frozen || openable) ? (
        <p className="mt-2">
          <a href={all} className="touch-target inline-flex items-center text-weft hover:underline">
            {t("report.figure.openAll", { count: chosen.total })} ›
          </a>
        </p>
      ) : null}
      {frozen && openable ? (
        <p>
          <a href={figure.path} className="touch-target inline-flex items-center text-[13px] text-weft hover:underline">
            {t("report.figure.openNow")} ›
          </a>
        </p>
      ) : null}
    </>
  );
}

/** A figure that sums amounts rather than counting records. */
function sums(figure: { value: number; recordCount: number }): boolean {
  return figure.value !== figure.recordCount;
}

function RecordLine({ record, figure, counted }: { record: FigureRecord; figure: DocumentFigure; counted: boolean }) {
  const t = useT();
  const facts = [
    record.day?.slice(5),
    counted ? amountText(figure, record.amount) : undefined,
    record.labelNow ? t("report.figure.renamed", { name: record.labelNow }) : undefined,
    record.state === "gone" ? t("report.figure.recordGone") : undefined,
    record.state === "archived" ? t("report.figure.recordArchived") : undefined,
  ].filter(Boolean);
  const words = (
    <>
      {record.label}
      {facts.length > 0 ? <span className="block text-[13px] text-ink-faint">{facts.join(" · ")}</span> : null}
    </>
  );
  const look = "block min-h-11 px-3.5 py-2 break-words";
  if (record.path === null) return <span className={look}>{words}</span>;
  return (
    <a href={record.path} className={`${look} hover:bg-wash`}>
      {words}
    </a>
  );
}
