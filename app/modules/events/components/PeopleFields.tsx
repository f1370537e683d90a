import { useEffect, useId, useSyncExternalStore } from "react";
import { Plus, X } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { useFormState } from "~/forms/Form";
import { HiddenField, TextField } from "~/forms/FormFields";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import type { Chosen } from "../quotas";
import { ChoiceFields, type ChoiceRules } from "../programme/components/ChoiceFields";
import { AnswerFields } from "../fields/components/AnswerFields";
import { MOST_PEOPLE } from "../registration-form";

/** Somebody who was registered before. */
export interface KnownPerson {
  name: string;
  duty: string | null;
}

const NO_ONE: readonly KnownPerson[] = [];

interface PersonValue {
  id?: string | number | null;
  name?: string;
  duty?: string | null;
}

/** Rows that a browser without JavaScript is given besides; those left empty are no people. */
const SPARE_ROWS = 4;

/** Several people of one firm, each with a name, a duty, and what the person chooses at the event. */
export function PeopleFields({
  rules,
  known = NO_ONE,
  had = [],
}: {
  rules: ChoiceRules;
  known?: readonly KnownPerson[];
  /** What people who are registered already have chosen. */
  had?: readonly ({ id: number } & Chosen)[];
}) {
  const t = useT();
  const { control } = useFormContext();
  const { values, problems } = useFormState();
  const { fields, append, remove } = useFieldArray({ control, name: "people", keyName: "rowKey" });
  const started = useStarted();
  const knownId = useId();
  const listed = known.length > 0 ? knownId : undefined;
  useKnownDuties(known);
  // Read also where only a browser with scripts shows it, so that the page brings the sentence along.
  const addPerson = t("registration.addPerson");
  const sent = [values.people ?? []].flat() as PersonValue[];
  const rows = started ? fields : sent;
  const problem = problems.people;
  return (
    <fieldset className="mb-4">
      <legend className="mb-2 text-[13px] text-ink-soft">
        {t("registration.peopleCount", { count: rows.length })}
      </legend>
      {rows.map((row, index) => (
        <PersonRow
          key={started ? (row as unknown as { rowKey: string }).rowKey : index}
          index={index}
          person={row as PersonValue}
          rules={rules}
          had={had.find(({ id }) => String(id) === String((row as PersonValue).id ?? ""))}
          listed={listed}
          onRemove={started && rows.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      {known.length > 0 ? (
        <>
          <p className="mb-2 text-[13px] text-ink-faint">{t("registration.knownPeople")}</p>
          <datalist id={knownId}>
            {known.map(({ name, duty }) => (
              <option key={name} value={name} label={duty ? `${name} ${duty}` : undefined} />
            ))}
          </datalist>
        </>
      ) : null}
      {problem ? <p className="mb-2 text-[13px] text-bad-strong">{t(problem.key, problem.params)}</p> : null}
      {rows.length < MOST_PEOPLE && started ? (
        <Button type="button" className="w-full max-sm:min-h-11" onClick={() => append({})}>
          <Plus aria-hidden="true" className="size-4" />
          {addPerson}
        </Button>
      ) : null}
      {started ? null : (
        <noscript>
          {Array.from({ length: SPARE_ROWS }, (_, spare) => (
            <PersonRow key={spare} index={rows.length + spare} person={{}} rules={rules} listed={listed} />
          ))}
        </noscript>
      )}
    </fieldset>
  );
}

function PersonRow({
  index,
  person,
  rules,
  had,
  listed,
  onRemove,
}: {
  index: number;
  person: PersonValue;
  rules: ChoiceRules;
  had?: Chosen;
  /** The list of names to choose from. */
  listed?: string;
  onRemove?: () => void;
}) {
  const t = useT();
  const title = t("registration.person", { number: index + 1 });
  const removal = t("registration.removePerson", { number: index + 1 });
  return (
    <div role="group" aria-label={title} className="mb-2.5 rounded-lg border border-line bg-sheet px-3.5 pt-2">
      <div className="flex min-h-8 items-center text-[13px] text-ink-faint">
        <span aria-hidden="true">{title}</span>
        {onRemove ? (
          <button
            type="button"
            onClick={onRemove}
            aria-label={removal}
            className="touch-target -mr-2 ml-auto grid size-9 place-items-center rounded-md hover:bg-wash"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        ) : null}
      </div>
      {person.id ? <HiddenField name={`people.${index}.id`} value={person.id} /> : null}
      <div className="grid grid-cols-2 gap-x-3">
        <TextField
          name={`people.${index}.name`}
          label={t("registration.personName")}
          required={index === 0}
          maxLength={40}
          autoComplete="off"
          list={listed}
        />
        <TextField name={`people.${index}.duty`} label={t("registration.duty")} maxLength={60} autoComplete="off" />
      </div>
      <ChoiceFields person={`people.${index}`} {...rules} had={had} />
      <AnswerFields fields={rules.choices.fields} askedOf="person" name={`people.${index}.answers`} />
    </div>
  );
}

/** Whoever is chosen by name brings the duty along, where none was typed. */
function useKnownDuties(known: readonly KnownPerson[]): void {
  const { setValue } = useFormContext();
  const people = useWatch({ name: "people" }) as PersonValue[] | undefined;
  useEffect(() => {
    people?.forEach((person, index) => {
      const duty = known.find(({ name }) => name === person?.name)?.duty;
      if (duty && !person.id && !person.duty) setValue(`people.${index}.duty`, duty);
    });
    // Only a name that changed fills in: a duty that was taken out stays out.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [people?.map((person) => person?.name).join("\n")]);
}

/** How many people the form holds now, for the label of its button. */
export function useNumberOfPeople(): number {
  const people = useWatch({ name: "people" }) as unknown[] | undefined;
  return people?.length ?? 1;
}

const never = () => () => {};

/** False on the server and while the page takes over what the server sent. */
function useStarted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

export function SubmitCount() {
  const t = useT();
  const count = useNumberOfPeople();
  const started = useStarted();
  const counted = t("registration.submitCount", { count });
  return <>{started ? counted : t("registration.submit")}</>;
}
