import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { accepted, act, type FormRefusal } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { ownPath, seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { importRegistry } from "~/transfer-registry/imports.server";
import { CellInputs } from "~/transfer/components/CellInputs";
import { importRow } from "~/transfer/import-queries.server";
import { correctRow } from "~/transfer/settle-row.server";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "import.row.correctSubmit" };

const correctionForm = z.object({
  cells: z.preprocess(
    (value) => (Array.isArray(value) ? { ...(value as unknown[]) } : value),
    z.record(z.string(), z.string()),
  ),
  search: z.string().max(500).catch(""),
});

export const loader = page("import.run", (context) => {
  const id = idParam(context.params);
  return { id, row: importRow(context, importRegistry, id, idParam(context.params, "row")) };
});

export const action = act("import.run", async (context) => {
  const id = idParam(context.params);
  const { cells, search } = accepted(correctionForm, context.values);
  await correctRow(context, importRegistry, id, idParam(context.params, "row"), cells);
  return seeOther(ownPath(`/imports/${id}${search}`, `/imports/${id}`));
});

export default function CorrectRow() {
  const t = useT();
  const { id, row } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormRefusal | undefined;
  return (
    <Panel title={t("import.row.correct", { number: String(row.rowNumber) })} closeTo={`/imports/${id}`}>
      {answer ? <Notice tone="bad">{t(answer.refused.key as MessageKey, answer.refused.params)}</Notice> : null}
      <Form method="post">
        <CellInputs row={row} typed={(answer?.values.cells ?? {}) as Record<string, unknown>} />
        <Button type="submit" look="main">
          {t("import.row.correctSubmit")}
        </Button>
      </Form>
    </Panel>
  );
}
