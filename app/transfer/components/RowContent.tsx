import { Form } from "@remix-run/react";
import { AlertTriangle, CircleAlert, Info } from "lucide-react";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Button } from "~/ui/Button";
import { Tag } from "~/ui/Tag";
import { OUTCOME_TONES } from "../import-vocabulary";
import type { PresentedRow } from "../present-row.server";
import { CellInputs } from "./CellInputs";

interface RowProps {
  importId: number;
  row: PresentedRow;
  /** The part of the list that the person is looking at, to come back to. */
  search: string;
}

/** What a row does and why, and what a person can do about it. */
export function RowContent({
  importId,
  row,
  search,
  isOpen,
  outcome,
}: RowProps & { isOpen: boolean; outcome: MessageKey }) {
  const t = useT();
  const title = row.title || t("import.row.number", { number: String(row.rowNumber) });
  return (
    <div className="max-w-[68vw] space-y-1.5 py-1 md:max-w-none">
      <p className="md:hidden">
        <Tag tone={OUTCOME_TONES[row.outcome]}>{t(outcome)}</Tag>
      </p>
      <p className="font-medium break-words">
        {row.record ? (
          <a href={row.record.path} className="touch-target text-weft hover:underline">
            {title}
          </a>
        ) : (
          title
        )}
      </p>
      {row.record && row.record.name !== row.title ? (
        <p className="break-words text-ink-faint">{row.record.name}</p>
      ) : null}
      <Changes changes={row.changes} />
      <ProblemList row={row} />
      <Decided row={row} />
      {isOpen ? <Acts importId={importId} row={row} search={search} /> : null}
    </div>
  );
}

function Changes({ changes }: { changes: PresentedRow["changes"] }) {
  const t = useT();
  if (changes.length === 0) return null;
  const isNew = changes.every(({ before }) => before === null);
  if (isNew) {
    return (
      <p className="text-[13px] break-words text-ink-soft">
        {changes.map(({ label, after }) => `${label} ${after}`).join(" · ")}
      </p>
    );
  }
  return (
    <ul className="text-[13px]">
      {changes.map(({ field, label, before, after }) => (
        <li key={field} className="break-words">
          <span className="text-ink-faint">{label}</span>{" "}
          <del className="text-ink-faint">{before || t("import.row.blankValue")}</del> →{" "}
          <ins className="font-medium no-underline">{after || t("import.row.blankValue")}</ins>
        </li>
      ))}
    </ul>
  );
}

const LOOK = {
  error: { icon: CircleAlert, className: "text-bad-strong" },
  doubt: { icon: AlertTriangle, className: "text-warn-strong" },
  warning: { icon: Info, className: "text-ink-soft" },
} as const;

function ProblemList({ row }: { row: PresentedRow }) {
  const t = useT();
  if (row.problems.length === 0) return null;
  return (
    <ul className="text-[13px]">
      {row.problems.map(({ level, column, header, text }, index) => {
        const { icon: Icon, className } = LOOK[level];
        const place = column ? t("import.row.cell", { column, header: header ?? "" }) : header;
        return (
          <li key={index} className={`flex gap-1.5 ${className}`}>
            <Icon aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span className="break-words">
              {place ? `${place}: ` : ""}
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Decided({ row }: { row: PresentedRow }) {
  const t = useT();
  const corrected = row.cells.filter((cell) => cell.corrected);
  return (
    <>
      {corrected.map((cell) => (
        <p key={cell.column} className="text-[13px] text-ink-faint">
          {t("import.row.corrected")} {cell.header} · {t("import.row.readAs", { text: cell.asRead })}
        </p>
      ))}
      {row.decision && row.decision !== "drop" ? (
        <p className="text-[13px] text-ink-faint">
          {t(`import.row.decided.${row.decision}`, { name: row.decidedFor ?? "" })}
        </p>
      ) : null}
    </>
  );
}

/** Small forms of one row: each works without JavaScript and comes back to the same part of the list. */
function Acts({ importId, row, search }: RowProps) {
  const t = useT();
  const action = `/imports/${importId}/rows/${row.rowNumber}`;
  const isDoubtful = row.outcome === "doubtful";
  const isWaiting = isDoubtful || row.outcome === "error";
  const mustChoose = row.record === null && row.candidates.length > 0;
  const mayBeNew = isDoubtful && row.contested !== "code" && (row.candidates.length > 0 || row.contested === "name");
  const decide = (decision: string, label: string, look: "plain" | "quiet" = "plain") => (
    <Form key={decision || "none"} method="post" action={`${action}/decision`} preventScrollReset>
      <input type="hidden" name="decision" value={decision} />
      <input type="hidden" name="search" value={search} />
      <Button type="submit" look={look} className={`text-[13px] ${look === "quiet" ? "-ml-3.5" : ""}`}>
        <span className="whitespace-normal">{label}</span>
      </Button>
    </Form>
  );
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {isDoubtful && !mustChoose && row.contested !== "record"
          ? decide("accept", t(row.contested ? "import.row.acceptDuplicate" : "import.row.accept"))
          : null}
        {isDoubtful && mustChoose
          ? row.candidates.map(({ id, name, detail }) =>
              decide(`record:${id}`, t("import.row.isRecord", { name, detail })),
            )
          : null}
        {mayBeNew ? decide("new", t("import.row.isNew")) : null}
        {row.decision === "drop" ? decide("", t("import.row.keep")) : null}
        {row.decision !== null && row.decision !== "drop" ? decide("", t("import.row.withdraw")) : null}
        {row.decision !== "drop" && row.outcome !== "skip" && row.outcome !== "unchanged"
          ? decide("drop", t("import.row.drop"), isWaiting ? "plain" : "quiet")
          : null}
      </div>
      {isWaiting ? (
        <details>
          <summary className="touch-target inline-flex min-h-[34px] items-center text-[13px] text-weft">
            {t("import.row.correct", { number: String(row.rowNumber) })}
          </summary>
          <Form
            method="post"
            action={`${action}/correction`}
            preventScrollReset
            className="mt-1 rounded-md border border-line bg-paper p-3"
          >
            <input type="hidden" name="search" value={search} />
            <CellInputs row={row} />
            <Button type="submit" look="main">
              {t("import.row.correctSubmit")}
            </Button>
          </Form>
        </details>
      ) : null}
    </>
  );
}
