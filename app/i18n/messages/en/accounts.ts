export const accounts = {
  "job.kind.importPreview": "Check an import file",
  "job.kind.importCommit": "Write an import",
  "job.kind.importUndo": "Undo an import",
  "job.kind.reportExport": "Make a report file",
  "job.unknownKind": "This kind of work is no longer supported. Nothing was changed.",
  "job.accountDisabled": "The account that asked for this was disabled. The work was not done and nothing was changed.",
  "job.failedUnexpectedly":
    "The work was not finished and nothing was changed; the reason was recorded. Ask for it again, and if it fails again, tell an administrator.",
} as const;
