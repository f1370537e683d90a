import { useT } from "~/i18n/I18n";
import { localDateTime } from "~/values/business-day";
import type { RegistrationStatus } from "../vocabulary";

/** What a registration means to whoever made it, in one sentence. */
export function RegistrationStanding({
  registration,
}: {
  registration: {
    status: RegistrationStatus;
    seats: number;
    confirmBefore: number;
    offerEndsAt: number | null;
    placeOnWaitingList: number | null;
    decisionReason: string | null;
  };
}) {
  const t = useT();
  const { status, seats, confirmBefore, offerEndsAt, placeOnWaitingList, decisionReason } = registration;
  const until = status === "offered" ? (offerEndsAt ?? 0) : confirmBefore;
  return (
    <p>
      {t(`registration.page.${status}`, {
        until: localDateTime(until).replace("T", " "),
        count: seats,
        place: placeOnWaitingList ?? 0,
        reason: decisionReason ?? "",
      })}
    </p>
  );
}
