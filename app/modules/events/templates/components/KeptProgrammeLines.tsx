import type { KeptProgramme } from "~db/schema";
import { useLocale, useT } from "~/i18n/I18n";
import { eventTitle } from "../../event-time-text";
import { ticketTypeName } from "../../programme/choices";

/** The sessions and ticket types that a template brings along; they are changed at the event. */
export function KeptProgrammeLines({ programme }: { programme: KeptProgramme | null }) {
  const t = useT();
  const locale = useLocale();
  if (programme === null) return null;
  const lines = [
    ...programme.sessions.map((session) => `${sinceStart(session.begins)} ${eventTitle(session, locale)}`),
    ...programme.ticketTypes.map((type) => `${t("registration.ticketType")} · ${ticketTypeName(type, locale)}`),
  ];
  return (
    <div className="mb-4">
      <p className="mb-1 text-[13px] text-ink-soft">{t("template.programme")}</p>
      <ul className="rounded-md border border-line bg-wash px-3 py-2 text-[13px]">
        {lines.map((line, position) => (
          <li key={position} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-[13px] text-ink-faint">{t("template.programmeHint")}</p>
    </div>
  );
}

/** `+1:30`: hours and minutes after the start of the event. */
function sinceStart(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
