import { useT } from "~/i18n/I18n";
import { sectionHeading, type ReportDocument } from "../report-document";
import { sectionFullness, type Fullness } from "../section-fullness";

const DOT: Record<Fullness, string> = {
  full: "border-ok bg-ok",
  part: "border-warn bg-linear-to-r from-warn from-50% to-transparent to-50%",
  empty: "border-ink-faint bg-transparent",
};

/** The sections of the report; a dot says how far each is, in shape and in words. */
export function ReportOutline({ document }: { document: ReportDocument }) {
  const t = useT();
  return (
    <nav aria-label={t("report.outline")}>
      <ol className="text-[13px]">
        {document.sections.map((section) => {
          const fullness = sectionFullness(section, document);
          return (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                className="touch-target flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-ink-soft hover:bg-wash"
              >
                {sectionHeading(section, document.locale)}
                <span
                  title={t(`report.fullness.${fullness}`)}
                  className={`ml-auto size-2.5 shrink-0 rounded-full border ${DOT[fullness]}`}
                />
                <span className="sr-only">{t(`report.fullness.${fullness}`)}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
