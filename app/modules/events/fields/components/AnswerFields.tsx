import { CheckboxGroup, RadioGroup, SelectField, TextAreaField, TextField } from "~/forms/FormFields";
import { useLocale, useT } from "~/i18n/I18n";
import { answerName, type AskedField, type AskedOption, helpOf, inLanguage } from "../answers";
import { type AskedOf, LONGEST_LINE, YES_NO } from "../vocabulary";

/** What the event asks of the firm or of one person; nothing where it asks nothing. */
export function AnswerFields({
  fields,
  askedOf,
  name,
}: {
  fields: readonly AskedField[];
  askedOf: AskedOf;
  /** Under which the answers are sent. */
  name: string;
}) {
  return fields
    .filter((field) => field.askedOf === askedOf)
    .map((field) => <AnswerField key={field.id} field={field} name={`${name}.${answerName(field.id)}`} />);
}

function AnswerField({ field, name }: { field: AskedField; name: string }) {
  const t = useT();
  const locale = useLocale();
  const [yes, no] = [t("asked.yes"), t("asked.no")];
  const full = t("session.full");
  const shown = { name, label: inLanguage(field, locale), hint: helpOf(field, locale), required: field.required };
  const optionLabel = (option: AskedOption) =>
    [
      inLanguage(option, locale),
      ...(option.left === null ? [] : [option.left === 0 ? full : t("ticketType.left", { count: option.left })]),
    ].join(" · ");
  const options = field.options.map((option) => ({ value: String(option.id), label: optionLabel(option) }));
  switch (field.kind) {
    case "short_text":
      return <TextField {...shown} maxLength={LONGEST_LINE} autoComplete="off" />;
    case "long_text":
      return <TextAreaField {...shown} rows={3} />;
    case "yes_no":
      return (
        <RadioGroup
          {...shown}
          inline
          options={YES_NO.map((word) => ({ value: word, label: word === "yes" ? yes : no }))}
        />
      );
    case "one":
      return <SelectField {...shown} options={options} />;
    case "several":
      return <CheckboxGroup {...shown} options={options} />;
  }
}
