import type { InvitationAnswer } from "./vocabulary";

/** Whoever declined and registers after all is registered. */
export function invitationAnswer(invitation: { declinedAt: number | null; registered: boolean }): InvitationAnswer {
  if (invitation.registered) return "registered";
  return invitation.declinedAt === null ? "none" : "declined";
}
