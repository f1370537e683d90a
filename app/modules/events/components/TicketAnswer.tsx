import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { timeOfInstant } from "~/values/business-day";
import type { Tone } from "~/ui/Tag";
import { DOOR_SIGNS, DOOR_TONES } from "../door-signs";
import { eventTitle } from "../event-time-text";
import { ChosenLines } from "../programme/components/ChosenLines";
import type { TicketAtDoor } from "../ticket-queries.server";

const LOOKS: Record<Tone, string> = {
  plain: "border-line bg-wash",
  weft: "border-weft/40 bg-weft-wash text-weft-strong",
  ok: "border-ok/30 bg-ok-wash text-ok-strong",
  warn: "border-warn/30 bg-warn-wash text-warn-strong",
  bad: "border-bad/30 bg-bad-wash text-bad-strong",
};

/** One answer that is understood at arm's length: a word with a sign and a colour, who it is, and what to do. */
export function TicketAnswer({
  ticket,
  isJustAdmitted,
  day,
}: {
  ticket: Pick<TicketAtDoor, "answer" | "person" | "other"> & { signIn: { at: number; by: string | null } | null };
  isJustAdmitted: boolean;
  day: string;
}) {
  const t = useT();
  const locale = useLocale();
  const { answer, person, signIn, other } = ticket;
  const key = isJustAdmitted ? "admitted" : answer;
  return (
    <div role="status" className={`mb-4 rounded-lg border px-4 py-4 ${LOOKS[DOOR_TONES[key]]}`}>
      <p className="flex items-center gap-2 text-xl font-semibold">
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className="size-7 shrink-0 fill-none stroke-current [stroke-linecap:round] [stroke-linejoin:round] [stroke-width:2.5]"
        >
          <path d={DOOR_SIGNS[key]} />
        </svg>
        <span>{t(`ticket.answer.${key}` as MessageKey)}</span>
      </p>
      {person ? (
        <p className="mt-2 text-ink">
          <b className="block text-xl font-semibold">{person.name}</b>
          <span className="block text-ink-soft">{[person.organisation, person.duty].filter(Boolean).join(" · ")}</span>
          <ChosenLines chosen={person} />
        </p>
      ) : null}
      <p className="mt-2 text-ink">
        {t(`ticket.explain.${key}` as MessageKey, {
          day,
          time: signIn ? timeOfInstant(signIn.at) : "",
          by: signIn?.by ?? t("ticket.bySystem"),
          event: other ? eventTitle(other, locale) : "",
          startDay: other?.startDay ?? "",
        })}
      </p>
    </div>
  );
}
