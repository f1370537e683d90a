import { strToU8, zipSync, type Zippable } from "fflate";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { takeTurn } from "~/access/rate-limit.server";
import { recordAudit } from "~/access/record-audit.server";
import { filesOf, fileToRead } from "~/files/file-queries.server";
import { translateFor } from "~/i18n/messages.server";
import { visibleOrganisation } from "~/modules/organisations/organisation-queries.server";
import { firmFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { writeCsv } from "~/transfer/tables/write-csv";
import { dayOfInstant } from "~/values/business-day";
import { transact } from "~db/transact";
import { HELD_KIND_LABELS } from "./held-labels";
import { holdingsOf } from "./holdings.server";

const HOUR_MS = 3_600_000;
const PER_HOUR = 10;
/** More than this does not go into one answer; the files left out are named in it and are on their page. */
const MOST_FILE_BYTES = 40 * 1024 * 1024;

/**
 * Everything that is held about a firm, and about who is signed in for it, as one file: a table for each kind, the same as data, and the
 * files themselves. That it was taken away stays in the log.
 */
export function writeHoldingsFile(context: Context, id: number): { fileName: string; bytes: Uint8Array } {
  authorize(context, "holdings.see", { id });
  takeTurn(`holdings:${context.actor.userId ?? 0}`, { limit: PER_HOUR, windowMs: HOUR_MS }, context.now());
  const t = translateFor(context.locale);
  const { legalName, tables, files, leftOut } = transact(context, () => {
    const firm = visibleOrganisation(context, id);
    const held = holdingsOf(context, id);
    let room = MOST_FILE_BYTES;
    const present = [firmFiles, sharedFiles].flatMap((subject) => filesOf(context, subject, id).files);
    const fitting = present.filter(({ size }) => {
      if (size > room) return false;
      room -= size;
      return true;
    });
    const registry = { [firmFiles.kind]: firmFiles, [sharedFiles.kind]: sharedFiles };
    recordAudit(context, {
      action: "holdings.export",
      subjectKind: "organisation",
      subjectId: id,
      after: { rows: held.reduce((sum, table) => sum + table.rows.length, 0), files: fitting.length },
    });
    return {
      legalName: firm.legalName,
      tables: held,
      files: fitting.map((file) => ({ id: file.id, ...fileToRead(context, registry, file.id) })),
      leftOut: present.filter((file) => !fitting.includes(file)).map(({ name }) => name),
    };
  });
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const entries: Zippable = {};
  filled.forEach(({ kind, columns, rows }, index) => {
    const written = columns.map((column) => ({ header: t(column.header), kind: column.kind }));
    entries[`${String(index + 1).padStart(2, "0")} ${t(HELD_KIND_LABELS[kind])}.csv`] = writeCsv({
      columns: written,
      rows,
    });
  });
  const data = {
    format: 1,
    writtenAt: new Date(context.now()).toISOString(),
    organisation: legalName,
    filesLeftOut: leftOut,
    held: filled.map(({ kind, columns, rows }) => ({
      kind,
      columns: columns.map(({ header }) => t(header)),
      rows,
    })),
  };
  entries["data.json"] = strToU8(`${JSON.stringify(data, null, 2)}\n`);
  // Most of them are packed already.
  for (const file of files) entries[`files/${file.id} ${file.name}`] = [new Uint8Array(file.content), { level: 0 }];
  return { fileName: `${legalName}-${dayOfInstant(context.now())}.zip`, bytes: zipSync(entries, { level: 6 }) };
}
