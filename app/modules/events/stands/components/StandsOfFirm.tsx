import { useLocale, useT } from "~/i18n/I18n";
import { Tag } from "~/ui/Tag";
import { eventTitle } from "../../event-time-text";
import type { StandOfFirm } from "../stand-queries.server";
import { StandFirmStatusTag } from "./StandFirmStatusTag";

/** The stands of a firm and those that it may ask for, on its desk. */
export function StandsOfFirm({ organisationId, stands }: { organisationId: number; stands: readonly StandOfFirm[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="rounded-lg border border-line bg-sheet">
      {stands.map((stand, index) => (
        <li key={index} className="border-b border-line last:border-0">
          <a
            href={`/portal/organisations/${organisationId}/stands/${stand.standId}`}
            className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-wash"
          >
            <span className="tabular-nums">{stand.startDay}</span>
            <span className="min-w-0 flex-1 basis-48 break-words">
              {eventTitle(stand, locale)}
              <span className="block text-[13px] text-ink-faint">
                {[eventTitle({ titleZh: stand.nameZh, titleEn: stand.nameEn }, locale), stand.hall]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            {stand.status === null ? (
              <Tag tone="weft">{t("stand.openUntil", { day: stand.joinUntil ?? "" })}</Tag>
            ) : (
              <StandFirmStatusTag status={stand.status} />
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
