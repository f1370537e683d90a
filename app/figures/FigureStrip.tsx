import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import type { Change } from "./compare";
import { formatPerMille, formatSigned } from "./figure-text";

export interface ShownFigure {
  id: string;
  name: MessageKey;
  unit: MessageKey;
  value: number | null;
  /** The address of the records behind it. */
  path: string;
  previous: Change | null;
  lastYear: Change | null;
  /** Per mille of the plan; null without a plan. Left out where none can be set: there more is not better, and less not worse. */
  planShare?: number | null;
}

/** The key figures in one row; each opens its records. */
export function FigureStrip({ figures }: { figures: readonly ShownFigure[] }) {
  const t = useT();
  return (
    <ul
      aria-label={t("home.figures")}
      className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-sheet sm:grid-cols-3 xl:grid-cols-6"
    >
      {figures.map((figure) => (
        <li key={figure.id} className="-mb-px -ml-px border-b border-l border-line">
          <Figure figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function Figure({ figure }: { figure: ShownFigure }) {
  const t = useT();
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const judged = figure.planShare !== undefined;
  return (
    <a href={figure.path} className="block h-full px-4 pt-3.5 pb-3 hover:bg-wash">
      <span className="block text-[13px] text-ink-faint">{t(figure.name)}</span>
      <span className="block text-2xl leading-[34px] font-semibold tracking-tight">
        {figure.value === null ? t("figure.notAvailable") : number.format(figure.value)}
        <small className="ml-0.5 text-[13px] font-normal text-ink-faint">{t(figure.unit)}</small>
      </span>
      <span className="flex flex-wrap gap-x-2 text-xs text-ink-faint">
        <Comparison label="figure.previous" change={figure.previous} judged={judged} />
        <Comparison label="figure.lastYear" change={figure.lastYear} judged={judged} />
      </span>
      {figure.planShare !== undefined && <PlanBar share={figure.planShare} />}
    </a>
  );
}

function Comparison({ label, change, judged }: { label: MessageKey; change: Change | null; judged: boolean }) {
  const t = useT();
  const locale = useLocale();
  const difference = judged && change ? change.difference : 0;
  const tone = difference === 0 ? "" : difference > 0 ? "text-ok-strong" : "text-bad-strong";
  return (
    <span className={`whitespace-nowrap ${tone}`}>
      {t(label)} {change ? formatSigned(change.difference, locale) : t("figure.notAvailable")}
    </span>
  );
}

function PlanBar({ share }: { share: number | null }) {
  const t = useT();
  const locale = useLocale();
  if (share === null) return <span className="mt-1.5 block text-xs text-ink-faint">{t("figure.noPlan")}</span>;
  return (
    <span className="mt-1.5 block text-xs text-ink-faint">
      {t("figure.planDone", { percent: formatPerMille(share, locale) })}
      <svg
        viewBox="0 0 1000 3"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-1 block h-[3px] w-full rounded-sm bg-wash text-weft"
      >
        <rect width={Math.min(1000, share)} height="3" fill="currentColor" />
      </svg>
    </span>
  );
}
