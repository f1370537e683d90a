import { CheckboxGroup, SelectField } from "~/forms/FormFields";
import { useLocale, useT } from "~/i18n/I18n";
import type { Chosen } from "../../quotas";
import { type Choices, sessionLine, ticketTypeName } from "../choices";

export interface ChoiceRules {
  choices: Choices;
  /** Whoever chooses what is full waits for it; else it cannot be chosen. */
  mayWait: boolean;
}

/** The ticket and the sessions of one person; nothing at an event that has none. */
export function ChoiceFields({
  person,
  choices,
  mayWait,
  had,
}: ChoiceRules & {
  person: string;
  /** What the person has already, which may stay so: also no ticket, of who registered before there were any. */
  had?: Chosen;
}) {
  const t = useT();
  const locale = useLocale();
  const { ticketTypes, hasDays } = choices;
  const sessions = choices.sessions.filter(({ chosen }) => chosen);
  const full = t(mayWait ? "session.fullWait" : "session.full");
  const isClosed = (left: number | null, has: boolean) => left === 0 && !has && !mayWait;
  return (
    <>
      {ticketTypes.length > 0 ? (
        <SelectField
          name={`${person}.ticketTypeId`}
          label={t("registration.ticketType")}
          required={had?.ticketTypeId !== null}
          options={ticketTypes.map((type) => ({
            value: String(type.id),
            closed: isClosed(type.left, had?.ticketTypeId === type.id),
            label: [
              ticketTypeName(type, locale),
              ...(type.audience === "members" ? [t("ticketType.membersTag")] : []),
              ...(type.needsApproval ? [t("ticketType.needsApprovalTag")] : []),
              ...(type.left === null ? [] : [type.left === 0 ? full : t("ticketType.left", { count: type.left })]),
            ].join(" · "),
          }))}
        />
      ) : null}
      {sessions.length > 0 ? (
        <CheckboxGroup
          name={`${person}.sessionIds`}
          label={t("session.choose")}
          stacked
          options={sessions.map((session) => ({
            value: String(session.id),
            closed: isClosed(session.left, had?.sessionIds.includes(session.id) === true),
            label: [
              sessionLine(session, locale, hasDays),
              ...(session.left === null
                ? []
                : [session.left === 0 ? full : t("session.left", { count: session.left })]),
            ].join(" · "),
          }))}
        />
      ) : null}
    </>
  );
}
