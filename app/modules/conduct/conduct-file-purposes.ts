import type { MessageKey } from "~/i18n/messages";

export const COMPLAINT_FILE_PURPOSES: Readonly<Record<string, MessageKey>> = {
  evidence: "complaint.file.evidence",
  ruling: "complaint.file.ruling",
};
export const ANSWER_FILE_PURPOSES: Readonly<Record<string, MessageKey>> = { answer: "complaint.file.answer" };
export const SIGNATURE_FILE_PURPOSES: Readonly<Record<string, MessageKey>> = { signature: "pledge.file.signature" };
