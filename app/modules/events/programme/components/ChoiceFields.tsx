import { CheckboxGroup, SelectField } from "~/forms/FormFields";
import { useLocale, useT } from "~/i18n/I18n";
import { eventTitle } from "../../event-time-text";
import { byDay, type Choices, sessionTimeText, ticketTypeName } from "../choices";

/** The ticket and the sessions of one person; nothing at an event that has none. */
export function ChoiceFields({ person, choices }: { person: string; choices: Choices }) {
  const t = useT();
  const locale = useLocale();
  const { ticketTypes } = choices;
  const sessions = choices.sessions.filter(({ chosen }) => chosen);
  const withDay = byDay(sessions).length > 1;
  const full = t("session.full");
  return (
    <>
      {ticketTypes.length > 0 ? (
        <SelectField
          name={`${person}.ticketTypeId`}
          label={t("registration.ticketType")}
          required
          options={ticketTypes.map((type) => ({
            value: String(type.id),
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
          options={sessions.map((session) => ({
            value: String(session.id),
            label: [
              `${sessionTimeText(session, withDay)} ${eventTitle(session, locale)}`,
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
