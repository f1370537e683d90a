import type { FileRegistry } from "~/files/file-subject";
import { answerFiles, complaintFiles, signatureFiles } from "~/modules/conduct/conduct-files.server";
import { meetingFiles } from "~/modules/governance/meeting-files.server";
import { firmFiles, organisationFiles, sharedFiles } from "~/modules/organisations/profile/organisation-files.server";
import { stageFiles } from "~/modules/organisations/stages/stage-files.server";
import { recognitionFiles } from "~/modules/organisations/recognitions/recognition-files.server";

/**
 * Every kind of record that has files. The modules own who sees and writes them; the addresses that only know the id of a file hand
 * this registry in.
 */
export const fileRegistry: FileRegistry = {
  [organisationFiles.kind]: organisationFiles,
  [firmFiles.kind]: firmFiles,
  [sharedFiles.kind]: sharedFiles,
  [recognitionFiles.kind]: recognitionFiles,
  [stageFiles.kind]: stageFiles,
  [meetingFiles.kind]: meetingFiles,
  [complaintFiles.kind]: complaintFiles,
  [answerFiles.kind]: answerFiles,
  [signatureFiles.kind]: signatureFiles,
};
