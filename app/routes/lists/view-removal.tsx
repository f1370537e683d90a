import { Form, useLoaderData } from "@remix-run/react";
import { authorize } from "~/access/authorize.server";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { findView, requireList } from "~/lists/find-view.server";
import { removeView } from "~/lists/remove-view.server";
import { Button, LinkButton } from "~/ui/Button";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "list.viewRemove" };

export const loader = page("listView.keep", (context) => {
  const list = requireList(context.params.list);
  const view = findView(context, list.id, idParam(context.params));
  authorize(context, "listView.change", view);
  return { listId: list.id, name: view.name };
});

export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  removeView(context, list.id, idParam(context.params));
  return seeOther(`/lists/${list.id}/views`);
});

export default function RemoveView() {
  const t = useT();
  const { listId, name } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-md">
      <PageHead title={t("list.viewRemove")} />
      <p className="mb-4">{t("list.viewRemoveExplain", { name })}</p>
      <Form method="post" className="flex gap-2">
        <Button look="danger">{t("list.viewRemove")}</Button>
        <LinkButton href={`/lists/${listId}/views`}>{t("action.cancel")}</LinkButton>
      </Form>
    </div>
  );
}
