import type { MessageKey } from "~/i18n/messages";

export const MEETING_FILE_PURPOSES: Readonly<Record<string, MessageKey>> = {
  minutes: "meeting.file.minutes",
  papers: "meeting.file.papers",
  sign_in_sheet: "meeting.file.sign_in_sheet",
  other: "meeting.file.other",
};
