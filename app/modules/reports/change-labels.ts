import type { MessageKey } from "~/i18n/messages";

/** Acts that change the records behind figures, by their name in the audit. */
export const CHANGE_LABELS: Readonly<Record<string, MessageKey | undefined>> = {
  "event.create": "change.event.create",
  "event.update": "change.event.update",
  "event.publish": "change.event.publish",
  "event.unpublish": "change.event.unpublish",
  "event.cancel": "change.event.cancel",
  "event.reopen": "change.event.reopen",
  "signIn.record": "change.signIn.record",
  "signIn.undo": "change.signIn.undo",
  "attendance.count": "change.attendance.count",
  "attendance.removeCount": "change.attendance.removeCount",
  "registration.assignOrganisation": "change.registration.assignOrganisation",
  "organisation.create": "change.organisation.create",
  "organisation.update": "change.organisation.update",
  "organisation.archive": "change.organisation.archive",
  "organisation.restore": "change.organisation.restore",
  "organisation.withdraw": "change.organisation.withdraw",
};
