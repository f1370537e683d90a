import { useId, useState } from "react";
import { useFormState } from "~/forms/Form";
import { useT } from "~/i18n/I18n";
import { ACCEPTED_ENDINGS } from "../file-kinds";
import { FILE_LIMITS } from "../file-limits";

/** The file field of a form (`multipart`); what is wrong with the file the server says under the same name. */
export function ChooseFile({ name = "file", label, hint }: { name?: string; label: string; hint?: string }) {
  const t = useT();
  const id = useId();
  const { problems } = useFormState();
  const [tooLarge, setTooLarge] = useState(false);
  const problem = problems[name];
  const megabytes = FILE_LIMITS.bytes / 1024 / 1024;
  const text = tooLarge ? t("file.refused.tooLarge", { megabytes }) : problem ? t(problem.key, problem.params) : null;
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block text-[13px] text-ink-soft">
        {label}
      </label>
      <input
        id={id}
        type="file"
        name={name}
        accept={ACCEPTED_ENDINGS}
        aria-invalid={text !== null}
        aria-describedby={text ? `${id}-problem ${id}-hint` : `${id}-hint`}
        onChange={(event) => setTooLarge((event.target.files?.[0]?.size ?? 0) > FILE_LIMITS.bytes)}
        className="min-h-11 w-full rounded-md border border-dashed border-line-strong bg-sheet p-2 text-sm file:mr-3 file:min-h-9 file:rounded-md file:border file:border-line-strong file:bg-wash file:px-4"
      />
      <p id={`${id}-hint`} className="mt-1 text-[13px] text-ink-faint">
        {hint ? `${hint} ` : ""}
        {t("file.accepts", { megabytes })}
      </p>
      {text ? (
        <p id={`${id}-problem`} role="alert" tabIndex={-1} className="mt-1 text-[13px] text-bad-strong">
          {text}
        </p>
      ) : null}
    </div>
  );
}
