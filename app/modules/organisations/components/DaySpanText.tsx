import { useT } from "~/i18n/I18n";

/** From when until when something held, in words; nothing where neither day is known. */
export function DaySpanText({ from, until }: { from: string | null; until: string | null }) {
  const t = useT();
  if (from === null && until === null) return null;
  return (
    <span className="text-[13px] whitespace-nowrap text-ink-faint tabular-nums">
      {from !== null && until !== null
        ? t("relation.fromTo", { from, until })
        : from !== null
          ? t("relation.from", { day: from })
          : t("relation.until", { day: until! })}
    </span>
  );
}
