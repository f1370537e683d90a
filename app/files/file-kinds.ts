/** The kinds of file that are taken, with the ending their names get. */
export const FILE_KINDS = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odp: "application/vnd.oasis.opendocument.presentation",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  csv: "text/csv",
  txt: "text/plain",
} as const;
export type FileKind = keyof typeof FILE_KINDS;

/** For the file chooser of the browser. */
export const ACCEPTED_ENDINGS = [...Object.keys(FILE_KINDS), "jpeg"].map((ending) => `.${ending}`).join(",");
