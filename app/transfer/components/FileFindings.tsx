import { useT } from "~/i18n/I18n";
import { Notice } from "~/ui/Notice";
import type { ImportFindings } from "../import-row";

const SHOWN = 20;

export interface EarlierImport {
  id: number;
  day: string;
  undone: boolean;
}

/** What was read of the file, and what was not. */
export function FileFindings({
  findings,
  earlier,
}: {
  findings: Omit<ImportFindings, "samples" | "proposed">;
  earlier: EarlierImport | null;
}) {
  const t = useT();
  const { format, encoding, sheet, headerRow, rowCount, otherSheets, leftOut, problems } = findings;
  const params = { row: String(headerRow), count: rowCount };
  return (
    <>
      <p className="mb-3 text-ink-soft">
        {format === "csv"
          ? t("import.file.readAsCsv", { ...params, encoding: (encoding ?? "").toUpperCase() })
          : t("import.file.readAs", { ...params, format: "XLSX", sheet })}
        {otherSheets.length > 0 ? <> · {t("import.file.otherSheets", { names: otherSheets.join(", ") })}</> : null}
        {leftOut.length > 0 ? (
          <>
            {" "}
            ·{" "}
            {t("import.file.leftOut", {
              count: leftOut.length,
              rows: leftOut
                .slice(0, SHOWN)
                .map(({ row }) => row)
                .join(", "),
            })}
          </>
        ) : null}
      </p>
      {earlier ? (
        <Notice tone="warn">
          {t(earlier.undone ? "import.file.undoneBefore" : "import.file.sameBefore", {
            date: earlier.day,
            id: String(earlier.id),
          })}{" "}
          <a href={`/imports/${earlier.id}`} className="underline">
            {t("import.file.openBefore")}
          </a>
        </Notice>
      ) : null}
      {problems
        .filter(({ key }) => key !== "table.raggedRow")
        .slice(0, SHOWN)
        .map(({ key, params: values }) => (
          <Notice key={key} tone="warn">
            {t(key, values)}
          </Notice>
        ))}
    </>
  );
}
