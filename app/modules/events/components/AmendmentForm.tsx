import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { amendmentForm } from "../registration-form";
import type { Choices } from "../programme/choices";
import type { Claim } from "../quotas";
import { type RegistrationStatus, SEATED_STATUSES } from "../vocabulary";
import { PeopleFields } from "./PeopleFields";

/** Changes who comes; used from the mail's link, by representatives and by staff. */
export function AmendmentForm({
  people,
  peopleSeen,
  choices,
  status,
  cancelTo,
  action,
}: {
  people: ({ id: number; name: string; duty: string | null } & Claim)[];
  peopleSeen: string;
  choices: Choices;
  status: RegistrationStatus;
  cancelTo?: string;
  action?: string;
}) {
  const t = useT();
  // Who has a seat by now cannot have besides what is full.
  const mayWait = !SEATED_STATUSES.some((seated) => seated === status);
  return (
    <Form
      schema={amendmentForm}
      values={{
        peopleSeen,
        people: people.map(({ id, name, duty, ticketTypeId, sessionIds }) => ({
          ...{ id, name, duty: duty ?? "" },
          ...{ ticketTypeId: ticketTypeId === null ? "" : String(ticketTypeId), sessionIds: sessionIds.map(String) },
        })),
      }}
      submitLabel={t("action.save")}
      cancelTo={cancelTo}
      action={action}
    >
      <HiddenField name="peopleSeen" value={peopleSeen} />
      <PeopleFields rules={{ choices, mayWait }} had={people} />
    </Form>
  );
}
