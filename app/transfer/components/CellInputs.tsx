import { useId } from "react";
import { useT } from "~/i18n/I18n";
import type { PresentedRow } from "../present-row.server";

/** The cells of one row to type over: those with a problem first. A text with line breaks gets several lines. */
export function CellInputs({ row, typed = {} }: { row: PresentedRow; typed?: Record<string, unknown> }) {
  const t = useT();
  const id = useId();
  const cells = [...row.cells].sort((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
  return (
    <div className="grid gap-3 pb-3 sm:grid-cols-2">
      {cells.map(({ column, letter, header, text, asRead, corrected, problem }) => {
        const input = {
          id: `${id}${column}`,
          name: `cells.${column}`,
          defaultValue: typeof typed[column] === "string" ? typed[column] : text,
          "aria-invalid": problem !== null,
          "aria-describedby": problem ? `${id}${column}-problem` : undefined,
          className:
            "min-h-11 w-full rounded-md border border-line-strong bg-sheet px-2 sm:min-h-[34px] aria-[invalid=true]:border-bad",
        };
        return (
          <div key={column}>
            <label htmlFor={input.id} className="block text-[13px] text-ink-soft">
              {letter} {header}
            </label>
            {/[\r\n]/.test(text) ? <textarea rows={3} {...input} /> : <input type="text" {...input} />}
            {corrected ? (
              <p className="text-[13px] text-ink-faint">{t("import.row.readAs", { text: asRead })}</p>
            ) : null}
            {problem ? (
              <p id={`${id}${column}-problem`} className="text-[13px] text-bad-strong">
                {problem}
              </p>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
