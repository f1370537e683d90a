import { runWholeList } from "~/lists/run-list.server";
import type { ExportDefinition } from "~/transfer/define-export";
import { OUTCOME_KIND_LABELS, OUTCOME_STAGE_LABELS } from "./outcome-labels";
import { outcomeList } from "./outcome-list";
import { outcomeSource } from "./outcome-queries.server";

/** The list of outcomes as a file; amounts in whole fen, so that nothing is rounded on the way. */
export const outcomeExport: ExportDefinition = {
  list: outcomeList,
  permission: "outcome.export",
  read: (context, query, t) => ({
    columns: [
      { header: "outcome.title", kind: "text" },
      { header: "outcome.event", kind: "text" },
      { header: "outcome.kind", kind: "text" },
      { header: "outcome.day", kind: "day" },
      { header: "outcome.parties", kind: "text" },
      { header: "outcome.otherParties", kind: "text", column: "parties" },
      { header: "outcome.valueFen", kind: "integer", column: "value" },
      { header: "outcome.stage", kind: "text" },
      { header: "outcome.owner", kind: "text" },
      { header: "outcome.nextStep", kind: "text", column: "nextStepDue" },
      { header: "outcome.nextStepDue", kind: "day" },
      { header: "outcome.note", kind: "text" },
    ],
    rows: runWholeList(context, outcomeSource, query).map((row) => [
      row.title,
      context.locale === "en" ? (row.eventEn ?? row.eventZh) : row.eventZh,
      t(OUTCOME_KIND_LABELS[row.kind]),
      row.day,
      row.parties.split("\n").filter(Boolean).join(t("registration.separator")),
      row.otherParties,
      row.valueFen,
      t(OUTCOME_STAGE_LABELS[row.stage]),
      row.owner,
      row.nextStep,
      row.nextStepDue,
      row.note,
    ]),
  }),
};
