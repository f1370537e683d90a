import { useT } from "~/i18n/I18n";

const STEPS = ["upload", "mapping", "preview", "result"] as const;
export type ImportStep = (typeof STEPS)[number];

/** Where an import is between the file and its result. */
export function ImportSteps({ at }: { at: ImportStep }) {
  const t = useT();
  return (
    <ol aria-label={t("import.steps")} className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-[13px] text-ink-faint">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === at ? "step" : undefined}
          className={step === at ? "font-medium text-weft-strong" : ""}
        >
          {index + 1}. {t(`import.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
