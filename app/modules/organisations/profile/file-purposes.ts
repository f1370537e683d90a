export const ORGANISATION_FILE_PURPOSES = {
  licence: "organisation.files.purpose.licence",
  profile: "organisation.files.purpose.profile",
  agreement: "organisation.files.purpose.agreement",
  photo: "organisation.files.purpose.photo",
  other: "organisation.files.purpose.other",
} as const;

export const FIRM_FILE_PURPOSES = {
  licence: "organisation.files.purpose.licence",
  profile: "organisation.files.purpose.profile",
  certificate: "organisation.files.purpose.certificate",
  photo: "organisation.files.purpose.photo",
  other: "organisation.files.purpose.other",
} as const;
