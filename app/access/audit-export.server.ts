import { runWholeList } from "~/lists/run-list.server";
import type { ExportDefinition } from "~/transfer/define-export";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import { auditList } from "./audit-list";
import { auditSource } from "./audit-queries.server";
import { auditWord } from "./audit-words";

/** The log as a file, in words for a reader and with what the chain is made of for who checks it. */
export const auditExport: ExportDefinition = {
  list: auditList,
  permission: "audit.see",
  read: (context, query, t) => ({
    columns: [
      { header: "audit.number", kind: "integer", column: "at" },
      { header: "audit.at", kind: "text" },
      { header: "audit.actor", kind: "text" },
      { header: "audit.role", kind: "text", column: "actor" },
      { header: "audit.action", kind: "text" },
      { header: "audit.subject", kind: "text" },
      { header: "audit.subjectNumber", kind: "integer", column: "subject" },
      { header: "audit.before", kind: "text", column: "change" },
      { header: "audit.after", kind: "text", column: "change" },
      { header: "audit.hash", kind: "text", column: "change" },
    ],
    rows: runWholeList(context, auditSource, query).map((row) => [
      row.id,
      `${dayOfInstant(row.at)} ${timeOfInstant(row.at)}`,
      row.actorName,
      row.actorRole,
      auditWord(t, "action", row.action),
      auditWord(t, "kind", row.subjectKind),
      row.subjectId,
      row.before,
      row.after,
      row.hash,
    ]),
  }),
};
