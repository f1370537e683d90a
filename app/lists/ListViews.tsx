import { Form } from "@remix-run/react";
import { useT } from "~/i18n/I18n";
import { Button } from "~/ui/Button";
import { useCan } from "~/ui/use-can";
import { CHIP, INPUT, listAddress, type ListParts } from "./list-parts";
import { keptSearch, MAX_VIEW_NAME, viewAddress, viewSearch, type ListView } from "./list-view";
import { Sheet } from "./Sheet";
import { useListDesk } from "./use-list-desk";

/** The views a person has pinned stand above the list, each one click away. */
export function PinnedViews({ definition, query, path }: ListParts) {
  const t = useT();
  const { views } = useListDesk(definition.id);
  const open = views.find(({ id }) => id === query.view);
  const pinned = views.filter((view) => view.pinned || view.isDefault || view === open);
  if (pinned.length === 0) return null;
  const all = views.some(({ isDefault }) => isDefault) ? `${path}?view=all` : path;
  return (
    <nav aria-label={t("list.viewsPinned")} className="mb-2 flex flex-wrap gap-2 print:hidden">
      <a href={all} aria-current={open ? undefined : "true"} className={CHIP}>
        {t("list.viewsAll")}
      </a>
      {pinned.map((view) => (
        <a
          key={view.id}
          href={viewAddress(path, view)}
          aria-current={view === open ? "true" : undefined}
          className={CHIP}
        >
          {view.name}
          {view.broken.length > 0 ? (
            <span title={t("list.viewBroken", { names: view.broken.join(", ") })} aria-hidden="true">
              ⚠
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}

/** All views of the list, and a place to save what is shown now. */
export function ListViews(parts: ListParts) {
  const t = useT();
  const can = useCan();
  const { definition, query, path } = parts;
  const { views, isKept } = useListDesk(definition.id);
  if (!isKept || !can("listView.keep")) return null;
  const open = views.find(({ id }) => id === query.view);
  const search = viewSearch(definition, query);
  const others = views.filter((view) => !view.pinned && !view.isDefault && view !== open);
  return (
    <Sheet label={search === "" ? t("list.views") : t("list.viewSave")} className="right-0 sm:w-80">
      {open && can("listView.change", open) ? <UpdateView view={open} search={search} parts={parts} /> : null}
      <Form method="post" action={`/lists/${definition.id}/views`}>
        <input type="hidden" name="search" value={search} />
        <input type="hidden" name="path" value={path} />
        <label className="block text-[13px] text-ink-soft">
          {t("list.viewName")}
          <input name="name" required maxLength={MAX_VIEW_NAME} autoComplete="off" className={INPUT} />
        </label>
        {can("listView.share") ? (
          <label className="touch-target flex items-center gap-2">
            <input type="checkbox" name="shared" className="size-4" />
            {t("list.viewShared")}
          </label>
        ) : null}
        <Button type="submit" className="mt-2 w-full">
          {t("list.viewSave")}
        </Button>
      </Form>
      {others.length > 0 ? (
        <ul className="mt-3 max-h-56 overflow-y-auto border-t border-line pt-2">
          {others.map((view) => (
            <li key={view.id}>
              <a
                href={viewAddress(path, view)}
                className="touch-target flex min-h-[34px] items-center rounded-md px-2 hover:bg-wash"
              >
                {view.name}
                {view.shared ? (
                  <span className="ml-auto text-[13px] text-ink-faint">
                    {t("list.viewOf", { name: view.ownerName })}
                  </span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <a href={`/lists/${definition.id}/views`} className="touch-target mt-2 inline-flex items-center text-weft">
        {t("list.viewsManage")}
      </a>
    </Sheet>
  );
}

function UpdateView({ view, search, parts }: { view: ListView; search: string; parts: ListParts }) {
  const t = useT();
  if (view.broken.length === 0 && keptSearch(parts.definition, view.search) === search) return null;
  return (
    <Form
      method="post"
      action={`/lists/${parts.definition.id}/views/${view.id}/query`}
      className="mb-3 border-b border-line pb-3"
    >
      <p className="mb-2 text-[13px] text-ink-soft">{t("list.viewChanged", { name: view.name })}</p>
      <input type="hidden" name="search" value={search} />
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="next" value={listAddress(parts)} />
      <Button type="submit" look="main" className="w-full whitespace-normal">
        {t("list.viewUpdate", { name: view.name })}
      </Button>
    </Form>
  );
}
