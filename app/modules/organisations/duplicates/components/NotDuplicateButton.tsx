import { useT } from "~/i18n/I18n";

/** One button of a row: a plain form, which costs less than a component of the router. */
export function NotDuplicateButton({ firstId, secondId }: { firstId: number; secondId: number }) {
  const t = useT();
  return (
    <form method="post" action="/organisations/duplicates/distinct">
      <input type="hidden" name="firstId" value={firstId} />
      <input type="hidden" name="secondId" value={secondId} />
      <button type="submit" className="touch-target text-ink-soft underline hover:text-ink">
        {t("duplicate.notDuplicate")}
      </button>
    </form>
  );
}
