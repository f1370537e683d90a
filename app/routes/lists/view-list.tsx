import { Form as PlainForm, useLoaderData } from "@remix-run/react";
import { Form, useRefusal } from "~/forms/Form";
import { CheckboxField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { ownPath, seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { keepView } from "~/lists/keep-view.server";
import { requireList } from "~/lists/find-view.server";
import { listDesk } from "~/lists/list-desk.server";
import { newViewForm, viewAddress, type ListView } from "~/lists/list-view";
import { Button, LinkButton } from "~/ui/Button";
import { EmptyState, PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { Tag } from "~/ui/Tag";
import { useCan } from "~/ui/use-can";

export const handle: PageHandle = { title: "list.views" };

export const loader = page("listView.keep", (context) => {
  const { id, name, path } = requireList(context.params.list);
  const definition = requireList(id);
  return {
    list: { id, name, path, isAlone: definition.place === undefined },
    views: listDesk(context, definition).views,
  };
});

export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  const id = keepView(context, list.id, accepted(newViewForm, context.values));
  return seeOther(`${ownPath(context.form.get("path"), list.path).replace(/[?#].*$/s, "")}?view=${id}`);
});

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

export default function ViewList() {
  const t = useT();
  const can = useCan();
  const { list, views } = useLoaderData<typeof loader>();
  const refused = useRefusal();
  return (
    <>
      <PageHead title={t("list.viewsTitle", { list: t(list.name) })} sub={t("list.viewsExplain")}>
        {list.isAlone ? <LinkButton href={`${list.path}?view=all`}>{t("bulk.back")}</LinkButton> : null}
      </PageHead>
      {refused ? (
        <div className="mb-5 max-w-md rounded-lg border border-line bg-sheet p-4">
          <Form schema={newViewForm} values={refused.values} submitLabel={t("list.viewSave")}>
            <HiddenField name="search" value={textOf(refused.values.search)} />
            <HiddenField name="path" value={textOf(refused.values.path)} />
            <TextField name="name" label={t("list.viewName")} required />
            {can("listView.share") ? <CheckboxField name="shared" label={t("list.viewShared")} /> : null}
          </Form>
        </div>
      ) : null}
      {views.length === 0 ? (
        <EmptyState title={t("list.viewsNone")} hint={t("list.viewsExplain")} />
      ) : (
        <ul className="rounded-lg border border-line bg-sheet">
          {views.map((view) => (
            <ViewLine key={view.id} list={list} view={view} mayChange={can("listView.change", view)} />
          ))}
        </ul>
      )}
    </>
  );
}

function ViewLine({
  list,
  view,
  mayChange,
}: {
  list: { id: string; path: string; isAlone: boolean };
  view: ListView;
  mayChange: boolean;
}) {
  const t = useT();
  const place = `/lists/${list.id}/views/${view.id}`;
  return (
    <li className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 last:border-b-0">
      {list.isAlone ? (
        <a href={viewAddress(list.path, view)} className="touch-target inline-flex items-center font-medium text-weft">
          {view.name}
        </a>
      ) : (
        <span className="font-medium">{view.name}</span>
      )}
      {view.shared ? <Tag>{t("list.viewOf", { name: view.ownerName })}</Tag> : null}
      {view.isDefault ? <Tag tone="weft">{t("list.viewIsDefault")}</Tag> : null}
      {view.broken.length > 0 ? <Tag tone="warn">{t("list.viewBroken", { names: view.broken.join(", ") })}</Tag> : null}
      <span className="ml-auto flex flex-wrap gap-2">
        <PlainForm method="post" action={`${place}/pin`}>
          <input type="hidden" name="pinned" value={view.pinned ? "no" : "yes"} />
          <Button look="quiet" aria-label={`${t(view.pinned ? "list.viewUnpin" : "list.viewPin")} ${view.name}`}>
            {t(view.pinned ? "list.viewUnpin" : "list.viewPin")}
          </Button>
        </PlainForm>
        <PlainForm method="post" action={`/lists/${list.id}/default-view`}>
          <input type="hidden" name="view" value={view.isDefault ? "" : view.id} />
          <Button
            look="quiet"
            aria-label={`${t(view.isDefault ? "list.viewNoDefault" : "list.viewDefault")} ${view.name}`}
          >
            {t(view.isDefault ? "list.viewNoDefault" : "list.viewDefault")}
          </Button>
        </PlainForm>
        {mayChange ? (
          <>
            <LinkButton href={place} aria-label={`${t("action.edit")} ${view.name}`}>
              {t("action.edit")}
            </LinkButton>
            <LinkButton href={`${place}/removal`} aria-label={`${t("list.viewRemove")} ${view.name}`}>
              {t("list.viewRemove")}
            </LinkButton>
          </>
        ) : null}
      </span>
    </li>
  );
}
