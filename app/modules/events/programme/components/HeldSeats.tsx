import { useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";

/** Seats that are held, of how many; on a phone, where the table has no head, with what the numbers are. */
export function HeldSeats({ held, capacity }: { held: number; capacity: number | null }) {
  const t = useT();
  return (
    <>
      <span className="text-[13px] text-ink-faint sm:hidden">{t("session.held")}: </span>
      {t("quota.held", { held, capacity: capacity ?? t("event.unlimited") })}
      {capacity !== null && held >= capacity ? (
        <span className="ml-1.5">
          <Tag tone="warn">{t("session.full")}</Tag>
        </span>
      ) : null}
    </>
  );
}
