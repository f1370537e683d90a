import { Form } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { ticketEntryForm } from "../attendance-form";

/** A scanner that types, or a person who reads the code aloud; it works without scripts. */
export function TicketEntryForm({
  eventId,
  day,
  mode,
  isNext,
}: {
  eventId: number;
  day: string;
  mode: string;
  /** The page is about another ticket: the field is what a scanner types the next one into. */
  isNext?: boolean;
}) {
  const t = useT();
  return (
    <Form
      schema={ticketEntryForm}
      action={`/events/${eventId}/door/tickets`}
      submitLabel={t("ticket.checkAction")}
      values={{ code: "" }}
    >
      <HiddenField name="day" value={day} />
      <HiddenField name="mode" value={mode} />
      <TextField
        name="code"
        label={t(isNext ? "ticket.next" : "ticket.code")}
        hint={t("ticket.codeHint")}
        required
        maxLength={300}
        autoComplete="off"
        autoFocus={isNext}
      />
    </Form>
  );
}
