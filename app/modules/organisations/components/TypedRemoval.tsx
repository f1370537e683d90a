import { z } from "zod";
import { Form } from "~/forms/Form";
import { TextField } from "~/forms/FormFields";
import * as field from "~/forms/fields";
import { useT } from "~/i18n/I18n";

export const typedRemovalForm = z.object({ typedName: field.text({ max: 200 }) });

/** Says what a removal touches and asks for the name of what goes. */
export function TypedRemoval({
  explanation,
  label,
  name,
  cancelTo,
}: {
  explanation: string;
  label: string;
  name: string;
  cancelTo: string;
}) {
  const t = useT();
  return (
    <>
      <p className="mb-4">{explanation}</p>
      <Form schema={typedRemovalForm} submitLabel={t("action.remove")} cancelTo={cancelTo}>
        <TextField name="typedName" label={label} hint={name} required autoComplete="off" />
      </Form>
    </>
  );
}
