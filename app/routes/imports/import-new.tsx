import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import * as field from "~/forms/fields";
import { Form } from "~/forms/Form";
import { HiddenField } from "~/forms/FormFields";
import { accepted, act } from "~/http/act.server";
import { invalidField } from "~/http/errors";
import { idParam, page } from "~/http/page.server";
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
const uploadForm = z.object({ kind: z.string(), about: field.optionalRecordId() });
const DEFAULT_KIND = "organisations";

export const loader = page("import.run", (context) => {
  const definition = definitionOf(importRegistry, context.url.searchParams.get("kind") ?? DEFAULT_KIND);
  const about = context.url.searchParams.get("about");
  const subject = authorizeImport(context, definition, about === null ? null : idParam({ id: about }));
  return { kind: definition.kind, name: definition.name, about, subject };
});

export const action = act("import.run", async (context) => {
  const definition = definitionOf(importRegistry, context.values.kind);
  const { file } = context.values;
  const { about } = accepted(uploadForm, context.values);
  if (!(file instanceof File) || (file.name === "" && file.size === 0)) {
    throw invalidField("file", "import.upload.noFile");
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = await uploadImport(context, definition, { name: file.name, bytes }, about);
  return seeOther(`/imports/${id}/columns`);
});

export default function NewImport() {
  const t = useT();
  const { kind, name, about, subject } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("import.new", { name: t(name) })} closeTo={subject?.path ?? "/imports"}>
      <Form
        schema={uploadForm}
        values={{ kind, about: about ?? "" }}
        multipart
        submitLabel={t("import.upload.submit")}
        cancelTo={subject?.path ?? "/imports"}
      >
        <HiddenField name="kind" value={kind} />
        {about === null ? null : <HiddenField name="about" value={about} />}
        {subject ? <p className="mb-3">{t("import.about", { title: subject.title })}</p> : null}
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
