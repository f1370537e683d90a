import { HiddenField, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import type { Seat } from "../find-meeting.server";
import { ATTENDANCE_STATE_LABELS, MANDATE_ROLE_LABELS, optionsOf } from "../governance-labels";
import type { ProxyRule } from "../vocabulary";

/** One line for each person who sits in the body on the day; a proxy only as the body allows. */
export function AttendanceFields({ seats, proxyRule }: { seats: readonly Seat[]; proxyRule: ProxyRule }) {
  const t = useT();
  const states = optionsOf(ATTENDANCE_STATE_LABELS)
    .filter(({ value }) => value !== "represented" || proxyRule !== "none")
    .map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <>
      <ul className="mb-4 rounded-lg border border-line bg-sheet">
        {seats.map((seat, at) => (
          <li
            key={seat.id}
            className="grid gap-x-4 border-b border-line px-4 pt-3 last:border-0 sm:grid-cols-[minmax(0,1fr)_200px_220px]"
          >
            <div className="mb-2">
              <span className="font-medium">{seat.personName}</span>
              <span className="block text-[13px] text-ink-faint">
                {[t(MANDATE_ROLE_LABELS[seat.role]), seat.organisationName, seat.voting ? null : t("mandate.notVoting")]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <HiddenField name={`lines.${at}.mandateId`} value={seat.id} />
            </div>
            <SelectField
              name={`lines.${at}.state`}
              label={t("meeting.attendance.of", { name: seat.personName })}
              options={states}
            />
            {proxyRule === "member" ? (
              <SelectField
                name={`lines.${at}.proxyMandateId`}
                label={t("meeting.attendance.proxyOf", { name: seat.personName })}
                options={seats
                  .filter(({ id }) => id !== seat.id)
                  .map(({ id, personName }) => ({ value: String(id), label: personName }))}
              />
            ) : proxyRule === "colleague" ? (
              <TextField
                name={`lines.${at}.proxyName`}
                label={t("meeting.attendance.proxyOf", { name: seat.personName })}
                maxLength={60}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <TextAreaField name="guests" label={t("meeting.guests")} hint={t("meeting.guestsHint")} rows={3} />
    </>
  );
}
