import type { ReactNode } from "react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Button } from "~/ui/Button";
import { SERIES_RULES, type SeriesRule } from "../vocabulary";

const SERIES_RULE_LABELS: Record<SeriesRule, MessageKey> = {
  weekly: "series.rule.weekly",
  monthly_date: "series.rule.monthly_date",
  monthly_weekday: "series.rule.monthly_weekday",
};

const INPUT = "mt-1 block min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 sm:min-h-[36px]";

/** Asks by which rule the events recur, and shows the days; nothing is written by it. */
export function SeriesRuleForm({
  source,
  values,
}: {
  source: { name: string; id: number; firstDay: string | null };
  values: Record<string, string>;
}) {
  const t = useT();
  const input = (name: string, label: MessageKey, type = "text", required = false) => (
    <Labelled label={t(label)}>
      <input
        key={values[name]}
        type={type}
        name={name}
        defaultValue={values[name] ?? ""}
        required={required}
        className={INPUT}
      />
    </Labelled>
  );
  return (
    <form method="get" className="mb-6 grid gap-3 sm:grid-cols-2">
      <input type="hidden" name={source.name} value={source.id} />
      {source.name === "template" ? (
        <>
          {input("titleZh", "event.titleZh", "text", true)}
          {input("titleEn", "event.titleEn")}
        </>
      ) : null}
      <Labelled label={t("series.rule")}>
        <select key={values.rule} name="rule" defaultValue={values.rule} className={INPUT}>
          {SERIES_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {t(SERIES_RULE_LABELS[rule])}
            </option>
          ))}
        </select>
      </Labelled>
      {input("every", "series.every", "number", true)}
      {source.firstDay === null ? input("firstDay", "series.firstDay", "date", true) : null}
      {input("count", "series.count", "number")}
      {input("until", "series.until", "date")}
      <div className="self-end">
        <Button>{t("series.show")}</Button>
      </div>
    </form>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="text-[13px] text-ink-soft">
      {label}
      {children}
    </label>
  );
}
