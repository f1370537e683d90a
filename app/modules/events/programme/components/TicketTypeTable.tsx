import { useLocale, useT } from "~/i18n/I18n";
import { localDateTime } from "~/values/business-day";
import { WideTable } from "~/ui/WideTable";
import { TICKET_AUDIENCE_LABELS } from "../../event-labels";
import { ticketTypeName } from "../choices";
import { HeldSeats } from "./HeldSeats";
import type { Held, TicketTypeRecord } from "../programme-queries.server";

/** The ticket types of an event with the seats that are held: a page to change them, or in the narrow column of the event. */
export function TicketTypeTable({ ticketTypes, editAt }: { ticketTypes: Held<TicketTypeRecord>[]; editAt?: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <WideTable label={t("ticketType.list.title")}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("ticketType.heading")}</th>
            {editAt ? <th scope="col">{t("ticketType.audience")}</th> : null}
            <th scope="col" className="number">
              {t("session.held")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ticketTypes.map((type) => (
            <tr key={type.id}>
              <td>
                {editAt ? (
                  <a
                    href={`${editAt}/${type.id}`}
                    className="touch-target inline-flex items-center font-medium hover:underline"
                  >
                    {ticketTypeName(type, locale)}
                  </a>
                ) : (
                  ticketTypeName(type, locale)
                )}
                {editAt ? null : (
                  <span className="block text-[13px] text-ink-faint">{t(TICKET_AUDIENCE_LABELS[type.audience])}</span>
                )}
                {type.needsApproval ? (
                  <span className="block text-[13px] text-ink-faint">{t("ticketType.needsApprovalTag")}</span>
                ) : null}
                {type.closesAt === null ? null : (
                  <span className="block text-[13px] text-ink-faint">
                    {t("ticketType.until", { time: localDateTime(type.closesAt).replace("T", " ") })}
                  </span>
                )}
              </td>
              {editAt ? <td className="short">{t(TICKET_AUDIENCE_LABELS[type.audience])}</td> : null}
              <td className="number whitespace-nowrap">
                <HeldSeats held={type.held} capacity={type.quota} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
