import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { Tag, type Tone } from "~/ui/Tag";
import { WideTable } from "~/ui/WideTable";
import type { FieldState, MergeSide } from "../merge-fields";

interface Row {
  name: string;
  label: MessageKey;
  state: FieldState;
  survivor: string;
  merged: string;
  proposed: MergeSide;
  sides: MergeSide[];
}

const STATE: Record<FieldState, { tone: Tone; label: MessageKey }> = {
  same: { tone: "plain", label: "merge.state.same" },
  only_survivor: { tone: "plain", label: "merge.state.onlyOne" },
  only_merged: { tone: "plain", label: "merge.state.onlyOne" },
  lists: { tone: "ok", label: "merge.state.lists" },
  conflict: { tone: "warn", label: "merge.state.conflict" },
};

/** Two organisations side by side; where they differ, which side gives the field. */
export function MergeTable({
  survivor,
  merged,
  rows,
  chosen,
  hideSame,
}: {
  survivor: { name: string };
  merged: { name: string };
  rows: readonly Row[];
  /** What was chosen before the form was refused. */
  chosen: Readonly<Record<string, unknown>>;
  hideSame: boolean;
}) {
  const t = useT();
  const shown = rows.filter(({ state, survivor: own }) => (state === "same" ? !hideSame && own !== "" : true));
  const cell = "border-b border-line px-3 py-2 text-left align-top break-words";
  return (
    <WideTable label={t("merge.title")}>
      <table className="w-full min-w-[640px] table-fixed">
        <thead>
          <tr className="text-ink-faint">
            <th scope="col" className={`${cell} w-36 font-normal`}>
              {t("merge.column.field")}
            </th>
            <th scope="col" className={`${cell} font-normal`}>
              {t("merge.column.survivor")}
              <br />
              <span className="font-medium text-ink">{survivor.name}</span>
            </th>
            <th scope="col" className={`${cell} font-normal`}>
              {t("merge.column.merged")}
              <br />
              <span className="font-medium text-ink">{merged.name}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.name}>
              <th scope="row" className={`${cell} font-normal`}>
                {t(row.label)}
                <br />
                <Tag tone={STATE[row.state].tone}>{t(STATE[row.state].label)}</Tag>
              </th>
              {(["survivor", "merged"] as const).map((side) => (
                <td key={side} className={cell}>
                  {row.state === "same" ? row[side] : <Choice row={row} side={side} text={row[side]} chosen={chosen} />}
                  {side === "merged" && row.state !== "same" && row.sides.includes("both") ? (
                    <Choice row={row} side="both" text={t("merge.side.both")} chosen={chosen} />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Choice({
  row,
  side,
  text,
  chosen,
}: {
  row: Row;
  side: MergeSide;
  text: string;
  chosen: Readonly<Record<string, unknown>>;
}) {
  const t = useT();
  return (
    <label className="touch-target flex items-start gap-2">
      <input
        type="radio"
        name={`choices.${row.name}`}
        value={side}
        defaultChecked={(chosen[row.name] ?? row.proposed) === side}
        className="mt-1"
        aria-label={`${t("merge.choose", { field: t(row.label) })}: ${text || t("merge.empty")}`}
      />
      <span className={text === "" ? "text-ink-faint" : "whitespace-pre-line"}>{text || t("merge.empty")}</span>
    </label>
  );
}
