import { useT } from "~/i18n/I18n";
import { coverLines } from "../cover-lines";
import type { ReportDocument } from "../report-document";

/** The first page of the printed report. */
export function ReportCover({ document }: { document: ReportDocument }) {
  const t = useT();
  return (
    <header className="mb-10 py-16 text-center break-after-page print:pt-[60mm]">
      <p className="text-lg">{document.cover.cluster}</p>
      <h1 className="mt-3 mb-12 text-3xl font-semibold">{document.title}</h1>
      <dl className="mx-auto grid max-w-[420px] grid-cols-[7em_1fr] gap-y-3 text-left">
        {coverLines(document.cover, t).map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
