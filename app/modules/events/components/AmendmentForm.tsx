import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { amendmentForm } from "../registration-form";
import { PeopleFields } from "./PeopleFields";

/** Changes who comes; used from the mail's link, by representatives and by staff. */
export function AmendmentForm({
  people,
  peopleSeen,
  cancelTo,
  action,
}: {
  people: { id: number; name: string; duty: string | null }[];
  peopleSeen: string;
  cancelTo?: string;
  action?: string;
}) {
  const t = useT();
  return (
    <Form
      schema={amendmentForm}
      values={{ peopleSeen, people: people.map((person) => ({ ...person, duty: person.duty ?? "" })) }}
      submitLabel={t("action.save")}
      cancelTo={cancelTo}
      action={action}
    >
      <HiddenField name="peopleSeen" value={peopleSeen} />
      <PeopleFields />
    </Form>
  );
}
