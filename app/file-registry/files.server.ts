import type { FileRegistry } from "~/files/file-subject";
import { meetingFiles } from "~/modules/governance/meeting-files.server";
import { firmFiles, organisationFiles } from "~/modules/organisations/profile/organisation-files.server";
import { recognitionFiles } from "~/modules/organisations/recognitions/recognition-files.server";

/**
 * Every kind of record that has files. The modules own who sees and writes them; the addresses that only know the id of a file hand
 * this registry in.
 */
export const fileRegistry: FileRegistry = {
  [organisationFiles.kind]: organisationFiles,
  [firmFiles.kind]: firmFiles,
  [recognitionFiles.kind]: recognitionFiles,
  [meetingFiles.kind]: meetingFiles,
};
