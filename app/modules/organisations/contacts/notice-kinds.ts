import type { MessageKey } from "~/i18n/messages";

/** Notices under which somebody agrees: contacts of firms for themselves, firms for their entry in the directory. */
export const NOTICE_KINDS = ["contact", "directory"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_LABELS: Record<NoticeKind, MessageKey> = {
  contact: "notice.kind.contact",
  directory: "notice.kind.directory",
};

/** What applies until the promoter publishes a text of its own. */
export const BUILT_IN_NOTICES: Record<NoticeKind, { version: string; text: MessageKey }> = {
  contact: { version: "2026-10", text: "notice.builtIn.contact" },
  directory: { version: "2026-10", text: "notice.builtIn.directory" },
};
