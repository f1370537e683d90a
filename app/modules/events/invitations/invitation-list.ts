import { defineList } from "~/lists/define-list";
import { INVITATION_ANSWER_LABELS, INVITATION_ANSWERS, type InvitationAnswer } from "./vocabulary";

/** The invitations to one event; its page gives the address. */
export const invitationList = defineList({
  id: "invitations",
  path: "/events",
  place: "/events/:id/invitations",
  name: "invitation.list.title",
  columns: {
    organisation: { label: "invitation.firm", sortable: true },
    contact: { label: "invitation.contact" },
    answer: { label: "invitation.answer", short: true, sortable: true },
    sentAt: { label: "invitation.sentAt", short: true, sortable: true },
    remindedAt: { label: "invitation.remindedAt", short: true, wideOnly: true },
  },
  filters: {
    answer: {
      kind: "choice",
      label: "invitation.answer",
      options: INVITATION_ANSWERS.map((value) => ({ value, label: INVITATION_ANSWER_LABELS[value] })),
    },
    firm: { kind: "word", label: "invitation.firm" },
    reminded: { kind: "yes", label: "invitation.reminded" },
  },
  defaultSort: "organisation",
  searchable: false,
});

export interface InvitationRow {
  id: number;
  organisationId: number;
  legalName: string;
  /** Empty once the contact is gone. */
  contactName: string | null;
  email: string | null;
  answer: InvitationAnswer;
  sentAt: number;
  remindedAt: number | null;
}
