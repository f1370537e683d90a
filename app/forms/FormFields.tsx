import type { InputHTMLAttributes, ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { useT } from "~/i18n/I18n";
import { useFormState } from "./Form";

const INPUT =
  "w-full rounded-md border border-line-strong bg-sheet px-3 min-h-11 text-base sm:min-h-[36px] sm:text-[14px] aria-[invalid=true]:border-bad disabled:opacity-60";

interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
}

function useField(name: string) {
  const t = useT();
  const form = useFormContext();
  const { id, values, problems } = useFormState();
  const problem = problems[name];
  const inputId = `${id}${name}`;
  return {
    inputId,
    value: valueAt(values, name),
    problem: problem ? t(problem.key, problem.params) : null,
    registration: form.register(name),
    describedBy: (hint: boolean) =>
      [problem ? `${inputId}-problem` : "", hint ? `${inputId}-hint` : ""].filter(Boolean).join(" ") || undefined,
  };
}

function valueAt(values: Record<string, unknown>, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (place, part) =>
        typeof place === "object" && place !== null ? (place as Record<string, unknown>)[part] : undefined,
      values,
    );
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join("\n") : String(value);
}

function Labelled({
  inputId,
  label,
  hint,
  required,
  problem,
  children,
}: FieldProps & { inputId: string; problem: string | null; children: ReactNode }) {
  const t = useT();
  return (
    <div className="mb-4">
      <label htmlFor={inputId} className="mb-1 block text-[13px] text-ink-soft">
        {label}
        {required ? <span className="ml-1 text-ink-faint">{t("form.required")}</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={`${inputId}-hint`} className="mt-1 text-[13px] text-ink-faint">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${inputId}-problem`} className="mt-1 text-[13px] text-bad-strong">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({
  name,
  label,
  hint,
  required,
  ...input
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "defaultValue">) {
  const field = useField(name);
  return (
    <Labelled {...{ name, label, hint, required }} inputId={field.inputId} problem={field.problem}>
      <input
        {...field.registration}
        {...input}
        id={field.inputId}
        defaultValue={input.type === "password" ? "" : asText(field.value)}
        aria-invalid={field.problem !== null}
        aria-required={required}
        aria-describedby={field.describedBy(Boolean(hint))}
        className={INPUT}
      />
    </Labelled>
  );
}

export function DayField(props: FieldProps) {
  return <TextField {...props} type="date" />;
}

export function DateTimeField(props: FieldProps) {
  return <TextField {...props} type="datetime-local" />;
}

export function TimeField(props: FieldProps) {
  return <TextField {...props} type="time" />;
}

export function NumberField(props: FieldProps & { min?: number; max?: number }) {
  return <TextField {...props} inputMode="numeric" />;
}

export function TextAreaField({ name, label, hint, required, rows = 4 }: FieldProps & { rows?: number }) {
  const field = useField(name);
  return (
    <Labelled {...{ name, label, hint, required }} inputId={field.inputId} problem={field.problem}>
      <textarea
        {...field.registration}
        id={field.inputId}
        rows={rows}
        defaultValue={asText(field.value)}
        aria-invalid={field.problem !== null}
        aria-required={required}
        aria-describedby={field.describedBy(Boolean(hint))}
        className={`${INPUT} py-2`}
      />
    </Labelled>
  );
}

/** A list of short texts, one a line; works the same without JavaScript. */
export function TextListField(props: FieldProps & { rows?: number }) {
  return <TextAreaField rows={3} {...props} />;
}

interface Option {
  value: string;
  label: string;
  /** Shown, and not to be chosen any more; whoever has chosen it may leave it so. */
  closed?: boolean;
}

export function SelectField({ name, label, hint, required, options }: FieldProps & { options: readonly Option[] }) {
  const t = useT();
  const field = useField(name);
  return (
    <Labelled {...{ name, label, hint, required }} inputId={field.inputId} problem={field.problem}>
      <select
        {...field.registration}
        id={field.inputId}
        defaultValue={asText(field.value)}
        aria-invalid={field.problem !== null}
        aria-required={required}
        aria-describedby={field.describedBy(Boolean(hint))}
        className={INPUT}
      >
        <option value="">{t("form.choose")}</option>
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.closed === true && asText(field.value) !== option.value}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function CheckboxField({ name, label, hint }: FieldProps) {
  const field = useField(name);
  return (
    <div className="mb-4">
      <label className="touch-target flex items-center gap-2">
        <input
          {...field.registration}
          type="checkbox"
          defaultChecked={field.value === true || field.value === "on"}
          aria-invalid={field.problem !== null}
          aria-describedby={field.describedBy(Boolean(hint))}
          id={field.inputId}
          className="size-4"
        />
        {label}
      </label>
      <HintAndProblem field={field} hint={hint} />
    </div>
  );
}

/** What stands below a field of several inputs, under the ids that `describedBy` names. */
function HintAndProblem({
  field: { inputId, problem },
  hint,
}: {
  field: { inputId: string; problem: string | null };
  hint: FieldProps["hint"];
}) {
  return (
    <>
      {hint ? (
        <p id={`${inputId}-hint`} className="mt-1 text-[13px] text-ink-faint">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${inputId}-problem`} className="mt-1 text-[13px] text-bad-strong">
          {problem}
        </p>
      ) : null}
    </>
  );
}

/** Several of a few choices: check boxes of one name. */
export function CheckboxGroup({
  name,
  label,
  hint,
  required,
  options,
  stacked = false,
}: FieldProps & {
  options: readonly Option[];
  /** Each option on a line of its own. */
  stacked?: boolean;
}) {
  const t = useT();
  const field = useField(name);
  const chosen = Array.isArray(field.value) ? field.value.map(String) : field.value ? [asText(field.value)] : [];
  return (
    <fieldset className="mb-4" aria-describedby={field.describedBy(Boolean(hint))}>
      <legend className="mb-1 block text-[13px] text-ink-soft">
        {label}
        {required ? <span className="ml-1 text-ink-faint">{t("form.required")}</span> : null}
      </legend>
      <div className={stacked ? "grid" : "flex flex-wrap gap-x-5"}>
        {options.map((option) => {
          const isClosed = option.closed === true && !chosen.includes(option.value);
          return (
            <label
              key={option.value}
              className={`touch-target flex min-h-[34px] items-center gap-2 ${isClosed ? "text-ink-faint" : ""}`}
            >
              <input
                {...field.registration}
                type="checkbox"
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                disabled={isClosed}
                aria-invalid={field.problem !== null}
                className="size-4 shrink-0"
              />
              <span className="min-w-0 break-words">{option.label}</span>
            </label>
          );
        })}
      </div>
      <HintAndProblem field={field} hint={hint} />
    </fieldset>
  );
}

/** One of a few choices, all of them in sight: radio buttons of one name, each as large as a thumb. */
export function RadioGroup({
  name,
  label,
  hint,
  required,
  options,
  inline = false,
}: FieldProps & { options: readonly { value: string; label: string }[]; inline?: boolean }) {
  const t = useT();
  const field = useField(name);
  return (
    <fieldset className="mb-5" aria-describedby={field.describedBy(Boolean(hint))}>
      <legend className="mb-1.5 block text-[13px] text-ink-soft">
        {label}
        {required ? <span className="ml-1 text-ink-faint">{t("form.required")}</span> : null}
      </legend>
      <div className={inline ? "grid grid-flow-col auto-cols-fr gap-1.5" : "grid gap-1.5"}>
        {options.map((option) => (
          <label
            key={option.value}
            className={`flex min-h-11 items-center gap-2 rounded-md border border-line-strong bg-sheet px-2 has-checked:border-weft has-checked:bg-weft-wash ${inline ? "justify-center" : ""}`}
          >
            <input
              {...field.registration}
              type="radio"
              value={option.value}
              defaultChecked={asText(field.value) === option.value}
              aria-invalid={field.problem !== null}
              className="size-4 shrink-0"
            />
            <span className="min-w-0 break-words">{option.label}</span>
          </label>
        ))}
      </div>
      <HintAndProblem field={field} hint={hint} />
    </fieldset>
  );
}

/**
 * A value that travels with the form without being shown, such as the version a person saw. A refused form keeps the version
 * it was sent with: sent again, it must not overwrite what the person has not seen.
 */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  const form = useFormContext();
  const { values } = useFormState();
  return <input {...form.register(name)} type="hidden" defaultValue={String(valueAt(values, name) ?? value)} />;
}
