import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { amendmentForm } from "../registration-form";
import type { AnswerValues } from "../fields/answers";
import { AnswerFields } from "../fields/components/AnswerFields";
import type { Choices } from "../programme/choices";
import type { Chosen } from "../quotas";
import { type RegistrationStatus, SEATED_STATUSES } from "../vocabulary";
import { PeopleFields } from "./PeopleFields";

/** Changes who comes; used from the mail's link, by representatives and by staff. */
export function AmendmentForm({
  registration: { people, answers, peopleSeen, choices, status },
  cancelTo,
  action,
}: {
  registration: {
    people: ({ id: number; name: string; duty: string | null; answers: AnswerValues } & Chosen)[];
    answers: AnswerValues;
    peopleSeen: string;
    choices: Choices;
    status: RegistrationStatus;
  };
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
        answers,
        people: people.map(({ id, name, duty, ticketTypeId, sessionIds, answers: own }) => ({
          ...{ id, name, duty: duty ?? "", answers: own },
          ...{ ticketTypeId: ticketTypeId === null ? "" : String(ticketTypeId), sessionIds: sessionIds.map(String) },
        })),
      }}
      submitLabel={t("action.save")}
      cancelTo={cancelTo}
      action={action}
    >
      <HiddenField name="peopleSeen" value={peopleSeen} />
      <PeopleFields rules={{ choices, mayWait }} had={people} />
      <AnswerFields fields={choices.fields} askedOf="firm" name="answers" />
    </Form>
  );
}
