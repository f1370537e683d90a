import type { ReactNode } from "react";
import { chartDescription, chartSize } from "~/charts/chart-spec";
import { useT } from "~/i18n/I18n";
import { cellText, numberText } from "../cell-value";
import {
  paragraphsOf,
  sectionHeading,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
  type ReportTable,
  type TableCell,
} from "../report-document";

export interface ReportPaperProps {
  document: ReportDocument;
  /** Address of a chart's picture. */
  chartSource: (id: string) => string;
  /** Where a figure leads; without it figures are plain text, as on paper. */
  figureHref?: (key: string) => string;
  chosen?: string | null;
  /** What can be done with a section, beside its heading. */
  sectionActions?: (section: ReportSection) => ReactNode;
  chartActions?: (id: string) => ReactNode;
}

/** The report as it reads on paper; on the screen every number leads to its records. */
export function ReportPaper(props: ReportPaperProps) {
  const { document, sectionActions } = props;
  return document.sections.map((section) => (
    <section key={section.id} id={section.id} aria-labelledby={`${section.id}-heading`} className="mb-10 scroll-mt-4">
      <div className="mb-3 flex flex-wrap items-baseline gap-2 break-after-avoid">
        <h2 id={`${section.id}-heading`} className="text-lg font-semibold">
          {sectionHeading(section, document.locale)}
        </h2>
        {sectionActions ? <span className="ml-auto print:hidden">{sectionActions(section)}</span> : null}
      </div>
      {section.blocks.map((block, index) => (
        <Block key={index} {...props} block={block} />
      ))}
    </section>
  ));
}

function Block(props: ReportPaperProps & { block: ReportBlock }) {
  const { block, document } = props;
  switch (block.kind) {
    case "heading":
      return <h3 className="mt-6 mb-2 text-[15px] font-semibold break-after-avoid">{block.text}</h3>;
    case "paragraph":
      return (
        <p className="mb-3 leading-[1.9]">
          {block.pieces.map((piece, index) =>
            typeof piece === "string" ? (
              piece
            ) : (
              <FigureNumber key={index} {...props} figure={piece.figure}>
                {numberText(document.figures[piece.figure]!.value)}
              </FigureNumber>
            ),
          )}
        </p>
      );
    case "staffText":
      return paragraphsOf(block.text).map((text, index) => (
        <p key={index} className="mb-3 leading-[1.9] break-words">
          {text}
        </p>
      ));
    case "note":
      return <p className="mb-3 text-[13px] break-words text-ink-faint">{block.text}</p>;
    case "chart":
      return <Chart {...props} block={block} />;
    case "table":
      return <PaperTable {...props} table={block} />;
  }
}

function Chart({
  block,
  chartSource,
  chartActions,
}: ReportPaperProps & { block: Extract<ReportBlock, { kind: "chart" }> }) {
  const { width, height } = chartSize(block.spec);
  return (
    <figure className="my-4">
      <img
        src={chartSource(block.id)}
        alt={chartDescription(block.spec)}
        width={width}
        height={height}
        loading="lazy"
        className="h-auto w-full max-w-[720px]"
      />
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-4 text-xs text-ink-faint">
        <span>{block.spec.title}</span>
        {chartActions ? <span className="flex gap-3 print:hidden">{chartActions(block.id)}</span> : null}
      </figcaption>
    </figure>
  );
}

/** Tables of up to this many rows are not broken over pages. */
const WHOLE_TABLE = 16;

function PaperTable(props: ReportPaperProps & { table: ReportTable }) {
  const t = useT();
  const { table, document } = props;
  const texts = table.rows.map((row) => row.map((cell) => cellText(cell, document.figures, t)));
  const looks = table.columns.map((column, index) =>
    columnLook(
      column,
      texts.map((row) => row[index]!),
    ),
  );
  return (
    <div className={`mb-4 ${table.rows.length <= WHOLE_TABLE ? "print:break-inside-avoid" : ""}`}>
      <div className="overflow-x-auto print:overflow-visible" tabIndex={0} role="region" aria-label={table.caption}>
        <table className="w-full border-collapse text-[13px]">
          <caption className="mb-1 text-center text-xs text-ink-faint">{table.caption}</caption>
          <thead>
            <tr>
              {table.columns.map((column, index) => (
                <th
                  key={index}
                  scope="col"
                  className={`border border-line-strong bg-wash px-2 py-1.5 font-medium whitespace-nowrap print:whitespace-normal ${column.numeric ? "text-right" : "text-left"}`}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, rowIndex) => (
              <tr key={rowIndex} className={table.total && rowIndex === table.rows.length - 1 ? "font-semibold" : ""}>
                {row.map((cell, index) => (
                  <td key={index} className={`border border-line-strong px-2 py-1.5 ${looks[index]}`}>
                    <Cell {...props} cell={cell} text={texts[rowIndex]![index]!} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note ? <p className="mt-1 text-xs text-ink-faint">{table.note}</p> : null}
    </div>
  );
}

/** Numbers and short texts stay on one line; longer ones wrap, and not after every character. */
function columnLook(column: ReportTable["columns"][number], texts: string[]): string {
  if (column.numeric) return "text-right whitespace-nowrap";
  if (texts.every((text) => text.length <= 10)) return "whitespace-nowrap";
  return column.wide ? "min-w-[11em] print:min-w-0" : "min-w-[6em] print:min-w-0";
}

function Cell(props: ReportPaperProps & { cell: TableCell; text: string }) {
  const { cell, text } = props;
  const leads = cell.kind === "figure" || cell.kind === "money" || cell.kind === "quotient";
  if (!leads || cell.aspect !== "value") return text;
  return (
    <FigureNumber {...props} figure={cell.figure}>
      {text}
    </FigureNumber>
  );
}

/** A number that leads to its records. */
function FigureNumber({
  figure,
  document,
  figureHref,
  chosen,
  children,
}: ReportPaperProps & { figure: string; children: ReactNode }) {
  const t = useT();
  if (!figureHref) return <b>{children}</b>;
  return (
    <a
      href={figureHref(figure)}
      aria-label={`${t("figure.openRecords", { name: document.figures[figure]!.name })}: ${String(children)}`}
      aria-current={chosen === figure ? "true" : undefined}
      className="border-b border-dashed border-weft font-semibold text-weft-strong hover:bg-weft-wash aria-[current=true]:bg-weft-wash print:border-0 print:text-ink"
    >
      {children}
    </a>
  );
}
