/** Registrations that ask first, and what staff say to them. */
export const approval = {
  "event.needsApproval": "Registrations need approval",
  "event.needsApprovalHint":
    "What a firm sends holds no seat until staff approve it. Invited firms, and those whom staff register, need no approval.",
  "event.numbers.asked": "Seats to approve",
  "ticketType.needsApproval": "This ticket needs approval",
  "ticketType.needsApprovalTag": "needs approval",
  "registration.status.asked": "To be approved",
  "registration.status.declined": "Declined",
  "registration.page.asked":
    "Your registration was received. The organiser has yet to approve it, and no seat is held so far. We write to you when it is decided.",
  "registration.page.declined": "The organiser has declined this registration: {reason}",
  "registration.done.asked": "Your registration was received and has yet to be approved. We write when it is decided.",
  "registration.done.approved": "Approved: the seats are kept, and the mail is in the outbox.",
  "registration.done.approvedAll": "All of them are approved; the mails are in the outbox.",
  "registration.done.passedOver": "Those for whom there are seats are approved; the others have yet to be.",
  "registration.done.listed": "Approved, but all seats are taken: it is on the waiting list.",
  "registration.done.declined": "Declined; the firm reads the reason in its mail.",
  "registration.askNote":
    "The organiser approves registrations for this event: no seat is held until then, and we write to you when it is decided.",
  "registration.askLinkNote":
    "We send you a link: once you have confirmed there, the organiser gets your registration.",
  "registration.approve": "Approve",
  "registration.approveAll": "Approve all",
  "registration.approveLead":
    "All registrations of the list as it is filtered that are to be approved, in the order in which they came, with what comes of approving them now.",
  "registration.approveNone": "Nothing is to be approved",
  "registration.approveCount": "Approve these {count} registrations",
  "registration.approveCount.one": "Approve this registration",
  "registration.foreseen": "Once approved",
  "registration.foreseen.seated": "{count} with a seat",
  "registration.foreseen.waiting": "{count} on the waiting list",
  "registration.foreseen.noRoom": "no seat: passed over",
  "registration.declineAsked": "Decline",
  "registration.declineReason": "Reason",
  "registration.declineReasonHint": "The firm reads it in its mail, word for word",
  "registration.declinedBecause": "Declined because: {reason}",
  "registration.refused.ticketGone":
    "The ticket that was chosen is gone, so it cannot be approved any more; please register the firm anew.",
  "registration.refused.notAsking": "This registration is not one to be approved; nothing was changed.",
  "registration.refused.wasDeclined":
    "The organiser has declined this registration. Please ask them if you need to come.",
  "registration.refused.othersAsk":
    "Other registrations are to be approved by now; none was approved. Look at the new list and try again.",
  "registration.refused.moreThanApproved":
    "You cannot add to the people who were approved; nothing was changed. Please register the others separately.",
  "stuck.approval.tag": "To be approved",
  "stuck.approval.text": "{title}: {count} registrations have waited for approval since {day}",
  "stuck.approval.text.one": "{title}: 1 registration has waited for approval since {day}",
  "permission.registration.approve": "Approve registrations",
  "audit.action.registration.approve": "Registration approved",
  "audit.action.registration.declineAsked": "Registration declined",
  "mail.asked.subject": "Received, to be approved: {title}",
  "mail.asked.body":
    "Dear {name},\n\nwe have received your registration for {count} people. The organiser has yet to approve it, and no seat is held so far:\n\n{title}\n{time}\n{place}{choices}\n\nWe write again when it is decided. See where it stands, change the people or withdraw it:\n{link}\n\nContact: {contact}",
  "mail.asked.body.one":
    "Dear {name},\n\nwe have received your registration for 1 person. The organiser has yet to approve it, and no seat is held so far:\n\n{title}\n{time}\n{place}{choices}\n\nWe write again when it is decided. See where it stands, change the people or withdraw it:\n{link}\n\nContact: {contact}",
  "mail.declined.subject": "Registration declined: {title}",
  "mail.declined.body":
    "Dear {name},\n\nwe are sorry: the organiser has declined your registration for {count} people.\n\n{title}\n{time}\n\nReason:\n{reason}\n\nIf you have questions, please ask: {contact}",
  "mail.declined.body.one":
    "Dear {name},\n\nwe are sorry: the organiser has declined your registration for 1 person.\n\n{title}\n{time}\n\nReason:\n{reason}\n\nIf you have questions, please ask: {contact}",
  "mail.reopenedAsked.subject": "Event takes place after all: {title}",
  "mail.reopenedAsked.body":
    "Dear {name},\n\nthe event that was cancelled takes place after all. Your registration for {count} people has yet to be approved.\n\n{title}\n{time}\n{place}\n\nEvent page: {link}\nContact: {contact}",
  "mail.reopenedAsked.body.one":
    "Dear {name},\n\nthe event that was cancelled takes place after all. Your registration for 1 person has yet to be approved.\n\n{title}\n{time}\n{place}\n\nEvent page: {link}\nContact: {contact}",
  "mail.changedAsked.subject": "New time or place: {title}",
  "mail.changedAsked.body":
    "Dear {name},\n\nthe time or place of the event you registered for has changed. It is now:\n\n{title}\n{time}\n{place}\n\nYour registration for {count} people has yet to be approved. Event page: {link}\nContact: {contact}",
  "mail.changedAsked.body.one":
    "Dear {name},\n\nthe time or place of the event you registered for has changed. It is now:\n\n{title}\n{time}\n{place}\n\nYour registration for 1 person has yet to be approved. Event page: {link}\nContact: {contact}",
} as const;
