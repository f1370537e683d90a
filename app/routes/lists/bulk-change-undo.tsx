import { Form, useLoaderData } from "@remix-run/react";
import { useRefusal } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { bulkRegistry } from "~/list-registry/bulk-acts.server";
import { bulkResult } from "~/lists/bulk-change-queries.server";
import { undoBulkChange } from "~/lists/undo-bulk-change.server";
import { Button, LinkButton } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { PageHead } from "~/ui/Page";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "bulk.undo" };

export const loader = page("bulk.run", (context) => {
  const { id, label, changed } = bulkResult(context, bulkRegistry, idParam(context.params));
  return { id, label, changed };
});

export const action = act("bulk.run", (context) => {
  const id = idParam(context.params);
  undoBulkChange(context, bulkRegistry, id);
  return seeOther(`/bulk-changes/${id}`);
});

export default function UndoBulkChange() {
  const t = useT();
  const { id, label, changed } = useLoaderData<typeof loader>();
  const refused = useRefusal();
  return (
    <div className="max-w-xl">
      <PageHead title={t("bulk.undo")} sub={t(label)} />
      {refused ? <Notice tone="bad">{t(refused.refused.key as MessageKey, refused.refused.params)}</Notice> : null}
      <p className="mb-4">{t("bulk.undoExplain", { count: changed })}</p>
      <Form method="post" className="flex gap-2">
        <Button look="danger">{t("bulk.undo")}</Button>
        <LinkButton href={`/bulk-changes/${id}`}>{t("action.cancel")}</LinkButton>
      </Form>
    </div>
  );
}
