import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { amendmentForm } from "../registration-form";
import type { Choices } from "../programme/choices";
import type { Claim } from "../quotas";
import { PeopleFields } from "./PeopleFields";

/** Changes who comes; used from the mail's link, by representatives and by staff. */
export function AmendmentForm({
  people,
  peopleSeen,
  choices,
  cancelTo,
  action,
}: {
  people: ({ id: number; name: string; duty: string | null } & Claim)[];
  peopleSeen: string;
  choices: Choices;
  cancelTo?: string;
  action?: string;
}) {
  const t = useT();
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
      <PeopleFields choices={choices} />
    </Form>
  );
}
