import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import * as field from "~/forms/fields";
import { accepted, act, type FormRefusal } from "~/http/act.server";
import { idParam, page } from "~/http/page.server";
import { ownPath, seeOther } from "~/http/see-other";
import { useT } from "~/i18n/I18n";
import type { MessageKey } from "~/i18n/messages";
import { importRegistry } from "~/transfer-registry/imports.server";
import { RowContent } from "~/transfer/components/RowContent";
import { isRowDecision } from "~/transfer/import-row";
import { importRow } from "~/transfer/import-queries.server";
import { loadImport } from "~/transfer/import-record.server";
import { OUTCOME_LABELS } from "~/transfer/import-vocabulary";
import { decideRow } from "~/transfer/settle-row.server";
import { Notice } from "~/ui/Notice";
import { Panel } from "~/ui/Panel";
import type { PageHandle } from "~/ui/page-title";

export const handle: PageHandle = { title: "import.preview.title" };

const decisionForm = z.object({
  /** Nothing takes an earlier decision back. */
  decision: z
    .string()
    .transform((text) => (text === "" ? null : text))
    .refine((text) => text === null || isRowDecision(text), field.problem("error.badRequest")),
  search: z.string().max(500).catch(""),
});

export const loader = page("import.run", (context) => {
  const id = idParam(context.params);
  const { record } = loadImport(context, importRegistry, id);
  return {
    id,
    isOpen: record.status === "checked",
    row: importRow(context, importRegistry, id, idParam(context.params, "row")),
  };
});

export const action = act("import.run", async (context) => {
  const id = idParam(context.params);
  const { decision, search } = accepted(decisionForm, context.values);
  const chosen = isRowDecision(decision) ? decision : null;
  await decideRow(context, importRegistry, id, idParam(context.params, "row"), chosen);
  return seeOther(ownPath(`/imports/${id}${search}`, `/imports/${id}`));
});

export default function DecideRow() {
  const t = useT();
  const { id, row, isOpen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormRefusal | undefined;
  return (
    <Panel title={t("import.row.number", { number: String(row.rowNumber) })} closeTo={`/imports/${id}`}>
      {answer ? <Notice tone="bad">{t(answer.refused.key as MessageKey, answer.refused.params)}</Notice> : null}
      <RowContent importId={id} row={row} search="" isOpen={isOpen} outcome={OUTCOME_LABELS[row.outcome]} />
    </Panel>
  );
}
