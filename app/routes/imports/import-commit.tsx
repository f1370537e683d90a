import { useLoaderData } from "@remix-run/react";
import { accepted, act } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import { importRegistry } from "~/transfer-registry/imports.server";
import { commitImport } from "~/transfer/commit-import.server";
import { CommitForm, commitSchema } from "~/transfer/components/CommitForm";
import { loadImport } from "~/transfer/import-record.server";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "import.preview.title" };

export const loader = page("import.run", (context) => {
  const { record } = loadImport(context, importRegistry, idParam(context.params));
  return { id: record.id, counts: record.counts };
});

export const action = act("import.run", (context) => {
  const id = idParam(context.params);
  commitImport(context, importRegistry, id, accepted(commitSchema, context.values));
  return seeOther(`/imports/${id}`);
});

/** Where a person lands when the import was not written: why, and the same choice again. */
export default function CommitImport() {
  const t = useT();
  const { id, counts } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("import.preview.title")} closeTo={`/imports/${id}`}>
      <CommitForm id={id} writes={counts.create + counts.update} open={counts.error + counts.doubtful} />
    </Panel>
  );
}
