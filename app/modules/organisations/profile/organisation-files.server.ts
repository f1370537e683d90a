import { authorize } from "~/access/authorize.server";
import type { FileSubject } from "~/files/file-subject";
import { FIRM_FILE_PURPOSES, ORGANISATION_FILE_PURPOSES } from "./file-purposes";
import { organisationInCare } from "../organisation-care.server";

const titleOf: FileSubject["titleOf"] = (context, id) => organisationInCare(context, id).legalName;

/** What staff keep about an organisation; its firm does not see it. */
export const organisationFiles: FileSubject = {
  kind: "organisation",
  purposes: ORGANISATION_FILE_PURPOSES,
  see: (context, id) => {
    authorize(context, "organisationFile.see");
    organisationInCare(context, id);
  },
  write: (context, id) => {
    authorize(context, "organisation.write");
    organisationInCare(context, id);
  },
  pathOf: (_context, id) => `/organisations/${id}/files`,
  titleOf,
};

/** What the promoter gives the firm to read. */
export const sharedFiles: FileSubject = {
  kind: "shared_file",
  purposes: ORGANISATION_FILE_PURPOSES,
  see: (context, id) => {
    organisationInCare(context, id);
  },
  write: (context, id) => {
    authorize(context, "organisation.write");
    organisationInCare(context, id);
  },
  pathOf: (_context, id) => `/organisations/${id}/files`,
  titleOf,
  loggedAt: (_context, id) => ({ kind: "organisation", id }),
};

/** What a firm hands in itself. */
export const firmFiles: FileSubject = {
  kind: "firm_file",
  purposes: FIRM_FILE_PURPOSES,
  see: (context, id) => {
    organisationInCare(context, id);
  },
  write: (context, id) => {
    organisationInCare(context, id);
    authorize(context, "firmFile.write", { id });
  },
  pathOf: (_context, id) => `/organisations/${id}/files`,
  titleOf,
  loggedAt: (_context, id) => ({ kind: "organisation", id }),
};
