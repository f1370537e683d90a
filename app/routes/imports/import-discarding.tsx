import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { importRegistry } from "~/transfer-registry/imports.server";
import { discardImport } from "~/transfer/discard-import.server";
import { loadImport } from "~/transfer/import-record.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "import.preview.discard" };

const discardForm = z.object({});

export const loader = page("import.run", (context) => {
  const { record } = loadImport(context, importRegistry, idParam(context.params));
  return { id: record.id, fileName: record.fileName };
});

export const action = act("import.run", (context) => {
  discardImport(context, importRegistry, idParam(context.params));
  return seeOther("/imports");
});

export default function DiscardImport() {
  const t = useT();
  const { id, fileName } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("import.preview.discard")} closeTo={`/imports/${id}`}>
      <p className="mb-4">{t("import.discard.explain", { file: fileName })}</p>
      <Form schema={discardForm} submitLabel={t("import.preview.discard")} cancelTo={`/imports/${id}`}>
        {null}
      </Form>
    </Panel>
  );
}
