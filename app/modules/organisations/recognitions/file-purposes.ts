export const RECOGNITION_FILE_PURPOSES = {
  certificate: "recognition.files.certificate",
  review: "recognition.files.review",
  report: "recognition.files.report",
  other: "recognition.files.other",
} as const;
