export const files = {
  "organisation.tab.files": "Files",
  "file.upload": "Upload",
  "file.choose": "Choose a file",
  "file.purpose": "Purpose",
  "file.accepts": "PDF, pictures (PNG, JPEG, WebP), office documents, CSV or TXT, each up to {megabytes} MB.",
  "file.none": "No files yet.",
  "file.removed": "Removed files ({count}; they can be brought back for 30 days)",
  "file.restore": "Bring back",
  "file.add": "Upload a file",
  "file.addTo": "Upload a file for {name}",
  "file.saved": "The file was saved.",
  "file.removal.title": "Remove the file",
  "file.removal.text":
    "This removes “{name}” ({size}, uploaded {day}). It can be brought back on the same page for 30 days; then its content is erased.",
  "file.removal.done": "The file was removed. For 30 days it can be brought back below.",
  "file.refused.none": "Please choose a file.",
  "file.refused.empty": "This file is empty; nothing was saved. Please check it and choose again.",
  "file.refused.incomplete":
    "This file is not whole: saving or sending it probably broke off. Nothing was saved. Please open it on your computer and upload it again.",
  "file.refused.macros":
    "This document holds macros; nothing was saved. Please save it in a format without macros (such as .docx or .xlsx).",
  "file.refused.archive":
    "Archives are not taken; nothing was saved. Please unpack it and upload the files in it one by one.",
  "file.refused.unknown":
    "This kind of file is not known; nothing was saved. Please upload a PDF, a picture, an office document, CSV or TXT.",
  "file.refused.tooLarge":
    "The file is larger than {megabytes} MB; nothing was saved. Please make the picture smaller or split the file.",
  "file.tooManyHere":
    "There are already {max} files here; nothing was saved. Please remove files that are no longer needed.",
  "file.dayFull":
    "You have uploaded more than {megabytes} MB today; nothing was saved. Please upload the rest tomorrow.",
  "file.erased":
    "The content of “{name}” was erased when its time was over and cannot be brought back. Please upload it again.",
  "organisation.files.internal": "Internal files",
  "organisation.files.internalNote": "not shown to the firm",
  "organisation.files.shared": "For the firm",
  "organisation.files.sharedNote": "The firm reads and downloads these",
  "organisation.files.shareKept": "Share a file that is here already",
  "organisation.files.share": "Share with the firm",
  "organisation.files.fromFirm": "Files handed in by the firm",
  "organisation.files.fromFirmNote": "seen by the firm and the promoter",
  "organisation.files.purpose.licence": "Business licence",
  "organisation.files.purpose.profile": "Profile",
  "organisation.files.purpose.agreement": "Agreement",
  "organisation.files.purpose.certificate": "Certificate",
  "organisation.files.purpose.photo": "Photo",
  "organisation.files.purpose.other": "Other",
};
