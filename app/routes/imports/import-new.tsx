import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { act } from "~/http/act.server";
import { invalidField } from "~/http/errors";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { importRegistry } from "~/transfer-registry/imports.server";
import { FileField } from "~/transfer/components/FileField";
import { authorizeImport, definitionOf } from "~/transfer/import-record.server";
import { uploadImport } from "~/transfer/upload-import.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "import.newShort" };

/** The file itself is not a value that a schema can hold in the browser; what is wrong with it the server says. */
const uploadForm = z.object({ kind: z.string() });
const DEFAULT_KIND = "organisations";

export const loader = page("import.run", (context) => {
  const definition = definitionOf(importRegistry, context.url.searchParams.get("kind") ?? DEFAULT_KIND);
  authorizeImport(context, definition);
  return { kind: definition.kind, name: definition.name };
});

export const action = act("import.run", async (context) => {
  const definition = definitionOf(importRegistry, context.values.kind);
  const { file } = context.values;
  if (!(file instanceof File) || (file.name === "" && file.size === 0)) {
    throw invalidField("file", "import.upload.noFile");
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = await uploadImport(context, definition, { name: file.name, bytes });
  return seeOther(`/imports/${id}/columns`);
});

export default function NewImport() {
  const t = useT();
  const { kind, name } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("import.new", { name: t(name) })} closeTo="/imports">
      <Form schema={uploadForm} values={{ kind }} multipart submitLabel={t("import.upload.submit")} cancelTo="/imports">
        <HiddenField name="kind" value={kind} />
        <FileField name="file" label={t("import.upload.file")} hint={t("import.upload.accepts")} />
        <p className="text-ink-soft">{t("import.upload.notYet")}</p>
        <p className="mt-2">
          <a
            href={`/imports/template/${kind}.xlsx`}
            className="touch-target inline-flex items-center text-weft underline"
          >
            {t("import.template")}
          </a>
        </p>
      </Form>
    </Panel>
  );
}
