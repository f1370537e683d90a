import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { importRegistry } from "~/transfer-registry/imports.server";
import { loadImport } from "~/transfer/import-record.server";
import { undoImport } from "~/transfer/undo-import.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "import.undo" };

const undoForm = z.object({});

export const loader = page("import.run", (context) => {
  const { record } = loadImport(context, importRegistry, idParam(context.params));
  if (record.status !== "committed") throw seeOther(`/imports/${record.id}`);
  return { id: record.id, created: record.counts.create, updated: record.counts.update };
});

export const action = act("import.run", (context) => {
  const id = idParam(context.params);
  undoImport(context, importRegistry, id);
  return seeOther(`/imports/${id}`);
});

export default function UndoImport() {
  const t = useT();
  const { id, created, updated } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("import.undo")} closeTo={`/imports/${id}`}>
      <p className="mb-4">{t("import.undo.explain", { created, updated })}</p>
      <Form schema={undoForm} submitLabel={t("import.undo.confirm")} cancelTo={`/imports/${id}`}>
        {null}
      </Form>
    </Panel>
  );
}
