import { randomUUID } from "node:crypto";
import { VISITOR } from "~/access/actor";
import { packIds } from "~/lists/record-ids";
import { declineInvitation } from "~/modules/events/invitations/decline-invitation.server";
import { invitationToken } from "~/modules/events/invitations/invitation-token.server";
import { previewInvitations } from "~/modules/events/invitations/preview-invitations.server";
import { sendInvitations } from "~/modules/events/invitations/send-invitations.server";
import { contactForm } from "~/modules/organisations/contacts/contact-form";
import { giveConsent } from "~/modules/organisations/contacts/give-consent.server";
import { saveContact } from "~/modules/organisations/contacts/save-contact.server";
import { unsubscribeAddress } from "~/modules/organisations/contacts/unsubscribe-address.server";
import { hashOfAddress, unsubscribeToken } from "~/modules/organisations/contacts/unsubscribed.server";
import { filled, type World } from "./world";

const PEOPLE = [
  { name: "贺敏", email: "he@invited.example", locale: "zh-CN" },
  { name: "Anna Weber", email: "weber@invited.example", locale: "en" },
] as const;

/** An event to which the contacts of a firm were invited: one has not answered, one declined and wants no more invitations. */
export function furnishInvitations(world: World, { firm, other }: { firm: number; other: number }) {
  const staff = world.as("staff");
  const visitor = { ...staff, actor: VISITOR };
  const event = world.event("邀请成员参加的活动", {
    capacity: "20",
    reservedSeats: "5",
    reservedUntil: world.today,
  });
  for (const person of PEOPLE) {
    const contactId = saveContact(staff, {
      organisationId: firm,
      values: filled(contactForm, { ...person, purpose: { events: "on" } }),
    });
    giveConsent(staff, firm, contactId, { purpose: "events", way: "mail", evidence: "档案 12" });
  }
  sendInvitations(staff, event, [firm], {
    text: "本次专场为成员保留席位，\n欢迎带样品前来。",
    fingerprint: previewInvitations(staff, event, [firm]).fingerprint,
    submissionKey: randomUUID(),
  });
  const [waits, declines] = PEOPLE.map(({ email }) => hashOfAddress(email)) as [string, string];
  declineInvitation(visitor, invitationToken(staff, event, declines));
  unsubscribeAddress(visitor, unsubscribeToken(staff, declines), "mail_link");
  const base = `/events/${event}/invitations`;
  const [invitation, unsubscription] = ["/public/invitations", "/public/unsubscriptions"];
  return {
    "/organisations/unsubscribed": ["/organisations/unsubscribed"],
    "/events/:id/invitations": [base, `${base}?filter.answer=declined`, `${base}?filter.firm=没有`],
    "/events/:id/invitations/new": [`${base}/new`, `${base}/new?filter.kind=university`],
    "/events/:id/invitations/preview": [
      `${base}/preview?ids=${packIds([firm, other])}`,
      `${base}/preview`,
      `${base}/preview?filter.unknown=1`,
    ],
    "/events/:id/invitations/reminder": [`${base}/reminder`],
    "/public/invitations/:token": [waits, declines].map(
      (hash) => `${invitation}/${invitationToken(staff, event, hash)}`,
    ),
    "/public/unsubscriptions/:token": [waits, declines].map(
      (hash) => `${unsubscription}/${unsubscribeToken(staff, hash)}`,
    ),
  };
}
