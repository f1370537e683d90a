import { useT } from "~/i18n/I18n";
import { Section } from "~/ui/Page";

/** The address under which a calendar program reads the events of the query, for people who never subscribed to one. */
export function CalendarSubscription({ address, what }: { address: string; what: string }) {
  const t = useT();
  return (
    <div className="mt-6 print:hidden">
      <Section title={t("public.calendar.title")} id="subscription">
        <p className="mb-2 text-ink-soft">{t("public.calendar.lead", { what })}</p>
        <input
          readOnly
          value={address}
          aria-label={t("public.calendar.address")}
          className="mb-2 min-h-11 w-full rounded-md border border-line-strong bg-sheet px-3 font-mono text-[13px]"
        />
        <ol className="list-decimal pl-5 text-[13px] text-ink-soft">
          <li>{t("public.calendar.step.choose")}</li>
          <li>{t("public.calendar.step.copy")}</li>
          <li>{t("public.calendar.step.add")}</li>
        </ol>
        <p className="mt-2 text-[13px] text-ink-faint">{t("public.calendar.note")}</p>
      </Section>
    </div>
  );
}
