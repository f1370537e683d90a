import { useId, useState } from "react";
import { useFormState } from "~/forms/Form";
import { useT } from "~/i18n/I18n";
import { TABLE_LIMITS } from "../tables/table-limits";

/** Choose a file or drop one on it; a plain file input without JavaScript, and by keyboard the same. */
export function FileField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const t = useT();
  const id = useId();
  const { problems } = useFormState();
  const [tooLarge, setTooLarge] = useState(false);
  const problem = problems[name];
  const megabytes = Math.floor(TABLE_LIMITS.fileBytes / 1024 / 1024);
  const text = tooLarge ? t("table.fileTooLarge", { megabytes }) : problem ? t(problem.key, problem.params) : null;
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block text-[13px] text-ink-soft">
        {label}
      </label>
      <div className="relative rounded-lg border-2 border-dashed border-line-strong bg-sheet px-4 py-6 text-center focus-within:border-weft hover:border-weft">
        <p aria-hidden="true" className="mb-3 text-ink-soft">
          {t("import.upload.choose")}
        </p>
        <input
          id={id}
          type="file"
          name={name}
          accept=".xlsx,.xlsm,.csv,.txt"
          aria-invalid={text !== null}
          aria-describedby={text ? `${id}-problem ${id}-hint` : `${id}-hint`}
          onChange={(event) => setTooLarge((event.target.files?.[0]?.size ?? 0) > TABLE_LIMITS.fileBytes)}
          className="min-h-11 w-full max-w-md text-sm file:mr-3 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-wash file:px-4"
        />
      </div>
      <p id={`${id}-hint`} className="mt-1 text-[13px] text-ink-faint">
        {hint}
      </p>
      {text ? (
        <p id={`${id}-problem`} role="alert" tabIndex={-1} className="mt-1 text-bad-strong">
          {text}
        </p>
      ) : null}
    </div>
  );
}
