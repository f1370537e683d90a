import type { NamedChoices } from "../choices";

/** The ticket and the sessions of one person, one a line; nothing for who chose nothing. */
export function ChosenLines({ chosen: { ticketType, sessions } }: { chosen: NamedChoices }) {
  const lines = [...(ticketType === null ? [] : [ticketType]), ...sessions];
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="block text-[13px] break-words text-ink-soft">
          {line}
        </span>
      ))}
    </>
  );
}
