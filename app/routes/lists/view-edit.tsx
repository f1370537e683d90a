import { useLoaderData } from "@remix-run/react";
import { authorize } from "~/access/authorize.server";
import { Form } from "~/forms/Form";
import { CheckboxField, HiddenField, TextField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { changeView } from "~/lists/change-view.server";
import { findView, requireList } from "~/lists/find-view.server";
import { changedViewForm } from "~/lists/list-view";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";
import { useCan } from "~/ui/use-can";

export const handle: PageHandle = { title: "list.viewEdit" };

export const loader = page("listView.keep", (context) => {
  const list = requireList(context.params.list);
  const view = findView(context, list.id, idParam(context.params));
  authorize(context, "listView.change", view);
  const { name, shared, version } = view;
  return { listId: list.id, values: { name, shared, version } };
});

export const action = act("listView.keep", (context) => {
  const list = requireList(context.params.list);
  const { version, ...change } = accepted(changedViewForm, context.values);
  changeView(context, list.id, idParam(context.params), version, change);
  return seeOther(`/lists/${list.id}/views`);
});

export default function EditView() {
  const t = useT();
  const can = useCan();
  const { listId, values } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-md">
      <PageHead title={t("list.viewEdit")} />
      <Form schema={changedViewForm} values={values} cancelTo={`/lists/${listId}/views`}>
        <HiddenField name="version" value={values.version} />
        <TextField name="name" label={t("list.viewName")} required />
        {can("listView.share") ? (
          <CheckboxField name="shared" label={t("list.viewShared")} hint={t("list.viewSharedHint")} />
        ) : null}
      </Form>
    </div>
  );
}
