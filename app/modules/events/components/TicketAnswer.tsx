import { useLocale, useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { timeOfInstant } from "~/values/business-day";
import { Tag, type Tone } from "~/ui/Tag";
import type { DoorAnswer } from "../door-answer";
import { eventTitle } from "../event-time-text";
import { ChosenLines } from "../programme/components/ChosenLines";
import type { TicketAtDoor } from "../ticket-queries.server";

export const TICKET_TONES: Record<DoorAnswer, Tone> = {
  to_admit: "weft",
  already_in: "warn",
  waiting: "warn",
  unconfirmed: "warn",
  other_day: "warn",
  other_event: "bad",
  event_closed: "bad",
  cancelled: "bad",
  replaced: "bad",
  unknown: "bad",
};

const LOOKS: Record<Tone, string> = {
  plain: "border-line bg-wash",
  weft: "border-weft/40 bg-weft-wash",
  ok: "border-ok/30 bg-ok-wash",
  warn: "border-warn/30 bg-warn-wash",
  bad: "border-bad/30 bg-bad-wash",
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
  const tone = isJustAdmitted ? "ok" : TICKET_TONES[answer];
  return (
    <div role="status" className={`mb-4 rounded-lg border px-4 py-4 ${LOOKS[tone]}`}>
      <Tag tone={tone}>{t(`ticket.answer.${key}` as MessageKey)}</Tag>
      {person ? (
        <p className="mt-2">
          <b className="block text-xl font-semibold">{person.name}</b>
          <span className="block text-ink-soft">{[person.organisation, person.duty].filter(Boolean).join(" · ")}</span>
          <ChosenLines chosen={person} />
        </p>
      ) : null}
      <p className="mt-2">
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
