import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { amendmentForm } from "../registration-form";
import type { AnswerValues } from "../fields/answers";
import { AnswerFields } from "../fields/components/AnswerFields";
import type { Choices } from "../programme/choices";
import type { Chosen } from "../quotas";
import { PeopleFields } from "./PeopleFields";

/** Changes who comes; used from the mail's link, by representatives and by staff. */
export function AmendmentForm({
  registration: { people, answers, peopleSeen, choices },
  cancelTo,
  action,
}: {
  registration: {
    people: ({ id: number; name: string; duty: string | null; answers: AnswerValues } & Chosen)[];
    answers: AnswerValues;
    peopleSeen: string;
    choices: Choices;
  };
  cancelTo?: string;
  action?: string;
}) {
  const t = useT();
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
      <PeopleFields choices={choices} />
      <AnswerFields fields={choices.fields} askedOf="firm" name="answers" />
    </Form>
  );
}
