import type { MessageKey } from "~/i18n/messages";

/** A field of an organisation in an audit entry. */
export interface AuditedChange {
  field: string;
  before: string;
  after: string;
}

interface TimelineEntry {
  key: string;
  at: number;
  /** Known to the day only. */
  wholeDay: boolean;
}

/** Something that happened with an organisation. */
export type TimelineItem = TimelineEntry &
  (
    | { kind: "exhibited"; eventId: number; title: string }
    | { kind: "attended" | "registered" | "registrationCancelled"; eventId: number; title: string; count: number }
    | { kind: "imported"; file: { importId: number; name: string; row: number } | null }
    | { kind: "change"; seq: number; action: string; by: string | null; contactName: string; changes: AuditedChange[] }
  );

const ACTIONS: Record<string, MessageKey> = {
  "organisation.create": "organisation.action.create",
  "organisation.update": "organisation.action.update",
  "organisation.archive": "organisation.action.archive",
  "organisation.restore": "organisation.action.restore",
  "organisation.withdraw": "organisation.action.withdraw",
  "organisation.confirmCreditCode": "audit.action.organisation.confirmCreditCode",
  "organisation.setPromoters": "audit.action.organisation.setPromoters",
  "organisation.writeNote": "audit.action.organisation.writeNote",
  "organisation.removeNote": "audit.action.organisation.removeNote",
  "organisation.restoreNote": "audit.action.organisation.restoreNote",
  "organisation.confirmData": "organisation.action.confirmData",
  "organisation.askToConfirm": "organisation.action.askToConfirm",
  "organisation.proposeChanges": "organisation.action.proposeChanges",
  "organisation.settleProposal": "organisation.action.settleProposal",
  "file.store": "audit.action.file.store",
  "file.remove": "audit.action.file.remove",
  "file.restore": "audit.action.file.restore",
  "contact.add": "organisation.action.contactAdd",
  "contact.update": "organisation.action.contactUpdate",
  "contact.remove": "organisation.action.contactRemove",
  "contact.reveal": "organisation.action.contactReveal",
  "recognition.add": "audit.action.recognition.add",
  "recognition.update": "audit.action.recognition.update",
  "recognition.remove": "audit.action.recognition.remove",
  "recognition.review": "audit.action.recognition.review",
  "recognition.removeReview": "audit.action.recognition.removeReview",
  "recognition.fileReport": "audit.action.recognition.fileReport",
  "recognition.removeReport": "audit.action.recognition.removeReport",
  "recognition.withdraw": "audit.action.recognition.withdraw",
  "recognition.reinstate": "audit.action.recognition.reinstate",
  "site.add": "audit.action.site.add",
  "site.update": "audit.action.site.update",
  "site.remove": "audit.action.site.remove",
  "relation.add": "audit.action.relation.add",
  "relation.update": "audit.action.relation.update",
  "relation.remove": "audit.action.relation.remove",
  "stage.add": "audit.action.stage.add",
  "stage.update": "audit.action.stage.update",
  "stage.remove": "audit.action.stage.remove",
};

export function actionLabel(action: string): MessageKey {
  return ACTIONS[action] ?? "organisation.action.other";
}
