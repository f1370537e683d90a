import { useT } from "~/i18n/I18n";
import { Section } from "~/ui/Page";
import { HELD_KIND_LABELS } from "../held-labels";
import type { HeldKind } from "../held-table";

export interface ShownTable {
  kind: HeldKind;
  /** In the reader's language. */
  headers: string[];
  rows: (string | number | null | undefined)[][];
  /** How many there are; a long table is shown in part. */
  count: number;
}

/** What is held, kind after kind, each row as names and values: a phone has no room for wide tables. */
export function HeldTables({ tables }: { tables: readonly ShownTable[] }) {
  const t = useT();
  const empty = tables.filter(({ count }) => count === 0);
  return (
    <>
      {tables
        .filter(({ count }) => count > 0)
        .map((table) => (
          <Section
            key={table.kind}
            id={table.kind}
            title={t(HELD_KIND_LABELS[table.kind])}
            note={isFacts(table) ? undefined : t("held.count", { count: table.count })}
          >
            {isFacts(table) ? (
              <Row headers={table.rows.map(([name]) => String(name))} row={table.rows.map(([, value]) => value)} />
            ) : (
              table.rows.map((row, index) => <Row key={index} headers={table.headers} row={row} />)
            )}
            {table.rows.length < table.count ? (
              <p className="text-[13px] text-ink-faint">{t("held.onlyFirst", { shown: table.rows.length })}</p>
            ) : null}
          </Section>
        ))}
      {empty.length > 0 ? (
        <p className="mb-6 text-ink-faint">
          {t("held.nothing", {
            kinds: empty.map(({ kind }) => t(HELD_KIND_LABELS[kind])).join(t("registration.separator")),
          })}
        </p>
      ) : null}
    </>
  );
}

/** Tables of names and values are one record. */
const isFacts = ({ kind }: ShownTable) => kind === "register" || kind === "account";

function Row({ headers, row }: { headers: readonly string[]; row: ShownTable["rows"][number] }) {
  return (
    <dl className="mb-2 break-inside-avoid rounded-lg border border-line bg-sheet px-4 py-2 sm:grid sm:grid-cols-2 sm:gap-x-6">
      {headers.map((header, index) => {
        const value = row[index];
        return value === null || value === undefined || value === "" ? null : (
          <div key={header} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2 py-0.5">
            <dt className="text-ink-faint">{header}</dt>
            <dd className="whitespace-pre-line tabular-nums [overflow-wrap:anywhere]">{value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
