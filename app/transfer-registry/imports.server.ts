import { attendanceImport } from "~/modules/events/attendance-import.server";
import { organisationImport } from "~/modules/organisations/organisation-import.server";
import type { ImportRegistry } from "~/transfer/define-import";

/**
 * Every kind of file the product imports. The modules own their imports and the mechanism knows none of them; pages, jobs and the
 * command line hand this registry in.
 */
export const importRegistry: ImportRegistry = {
  [attendanceImport.kind]: attendanceImport,
  [organisationImport.kind]: organisationImport,
};
