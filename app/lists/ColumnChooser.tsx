import { Form } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { listAddress, type ListParts } from "./list-parts";
import { listSearch, shownColumns } from "./list-query";
import { Sheet } from "./Sheet";
import { useListDesk } from "./use-list-desk";

/** Which columns a list shows, and in which order: for this address, or from now on for the person. */
export function ColumnChooser(parts: ListParts) {
  const t = useT();
  const { definition, query, path } = parts;
  const desk = useListDesk(definition.id);
  const shown = shownColumns(definition, query, desk.columns);
  const hidden = Object.keys(definition.columns).filter((key) => !shown.includes(key));
  const moved = (index: number) => {
    const columns = [...shown];
    columns.splice(index - 1, 2, shown[index]!, shown[index - 1]!);
    return listAddress(parts, { columns });
  };
  const rest = new URLSearchParams(listSearch(definition, query, { columns: undefined }));
  return (
    <Sheet label={t("list.columns")} className="right-0 sm:w-72">
      <Form method="get" action={path}>
        <p className="mb-2 text-[13px] text-ink-soft">{t("list.columnsHint")}</p>
        {[...rest].map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="next" value={listAddress(parts, { columns: undefined })} />
        <ul>
          {[...shown, ...hidden].map((key, index) => (
            <li key={key} className="flex items-center gap-2">
              <label className="touch-target flex flex-1 items-center gap-2">
                <input
                  type="checkbox"
                  name="columns"
                  value={key}
                  defaultChecked={index < shown.length}
                  className="size-4 shrink-0"
                />
                {t(definition.columns[key]!.label)}
              </label>
              {index > 0 && index < shown.length ? (
                <a
                  href={moved(index)}
                  aria-label={t("list.column.earlier", { column: t(definition.columns[key]!.label) })}
                  className="touch-target inline-grid min-h-[30px] min-w-[30px] place-items-center rounded-md hover:bg-wash"
                >
                  <span aria-hidden="true">↑</span>
                </a>
              ) : null}
            </li>
          ))}
        </ul>
        <div className="mt-3 grid gap-2">
          <Button look="main" type="submit">
            {t("list.columnsShow")}
          </Button>
          {desk.isKept ? (
            <Button type="submit" formMethod="post" formAction={`/lists/${definition.id}/columns`}>
              {t("list.columnsKeep")}
            </Button>
          ) : null}
        </div>
      </Form>
      {desk.isKept && desk.columns ? (
        <Form method="post" action={`/lists/${definition.id}/columns`} className="mt-2 grid">
          <input type="hidden" name="next" value={listAddress(parts, { columns: undefined })} />
          <Button type="submit" look="quiet">
            {t("list.columnsReset")}
          </Button>
        </Form>
      ) : query.columns ? (
        <a
          href={listAddress(parts, { columns: undefined })}
          className="touch-target mt-2 inline-flex items-center px-2 text-weft"
        >
          {t("list.columnsReset")}
        </a>
      ) : null}
    </Sheet>
  );
}
