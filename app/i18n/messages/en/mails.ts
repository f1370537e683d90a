/** Mails; written on the server. */
export const mails = {
  "mail.setPassword.subject": "{product}: set your password",
  "mail.setPassword.body":
    "Dear {name},\n\n{promoter} opened an account for you in {product}. Please open this link within {hours} hours to set a password; it works once:\n\n{link}\n\nIf you did not ask for an account, you need not do anything.",
  "mail.forgottenPassword.subject": "{product}: set a new password",
  "mail.forgottenPassword.body":
    "Dear {name},\n\nsomebody asked for a new password for your account in {product} ({promoter}). If it was you, please open this link; it works once, for {hours} h:\n\n{link}\n\nYou are then signed out on your other devices. If it was not you, you need not do anything, and your password stays as it is.",
  "mail.recoveryCodeUsed.subject": "{product}: one of your recovery codes was used",
  "mail.recoveryCodeUsed.body":
    "Dear {name},\n\nAt {time} somebody entered your {product} account with your password and a recovery code. Recovery codes left: {count}.\n\nIf it was you, there is nothing to do. If not, change your password at once, end the sessions you do not know, and tell an administrator:\n{link}",
  "mail.codesGuessed.subject": "{product}: wrong codes for your account",
  "mail.codesGuessed.body":
    "Dear {name},\n\nSomebody who knows your {product} password gave {count} wrong codes in a row, the last one at {time}. They did not get in.\n\nIf it was not you, change your password at once:\n{link}",
  "mail.secondFactorTaken.subject": "{product}: your second factor was taken away",
  "mail.secondFactorTaken.body":
    "Dear {name},\n\nAt {time} an administrator took away the second factor and the recovery codes of your {product} account, and all your devices were signed out. Set it up again at your next sign-in.\n\nIf you did not ask for this, speak to an administrator at once.\n{link}",
  "mail.confirmData.subject": "Please confirm the data of {firm}",
  "mail.confirmData.body":
    "Dear {name},\n\n{promoter} holds data about {firm}. Please look through them: one click confirms that everything is right, and you can tell us what is wrong.\n\n{link}\n\nThank you.",
  "mail.event.online": "Online: {address}",
  "mail.event.choicesOf": "{name}:\n  {choices}",
  "mail.event.noContact": "please write to the organiser",
  "mail.confirm.subject": "Please confirm your registration: {title}",
  "mail.confirm.body":
    "Dear {name},\n\nsomebody registered {count} people for this event with your address:\n\n{title}\n{time}\n{place}{choices}\n\nOpen this link within {hours} hours and press “Confirm registration”. Until then no seat is kept for you, first come, first served:\n{link}{approval}\n\nIf it was not you, ignore this mail; no seat is taken.\nContact: {contact}",
  "mail.confirm.body.one":
    "Dear {name},\n\nsomebody registered 1 person for this event with your address:\n\n{title}\n{time}\n{place}{choices}\n\nOpen this link within {hours} hours and press “Confirm registration”. Until then no seat is kept for you, first come, first served:\n{link}{approval}\n\nIf it was not you, ignore this mail; no seat is taken.\nContact: {contact}",
  "mail.confirmMore.subject": "Please confirm another registration: {title}",
  "mail.confirmMore.body":
    "Dear {name},\n\nyour address already holds confirmed seats ({held}). Another registration for {count} people has come in:\n\n{title}\n{time}\n{place}{choices}\n\nOnly if these people come in addition, open this link within {hours} hours and press “Confirm registration”:\n{link}{approval}\n\nIf it was sent by mistake, ignore this mail; your registration stays as it is.\nContact: {contact}",
  "mail.confirmMore.body.one":
    "Dear {name},\n\nyour address already holds confirmed seats ({held}). Another registration for 1 person has come in:\n\n{title}\n{time}\n{place}{choices}\n\nOnly if these people come in addition, open this link within {hours} hours and press “Confirm registration”:\n{link}{approval}\n\nIf it was sent by mistake, ignore this mail; your registration stays as it is.\nContact: {contact}",
  "mail.confirm.approval":
    "\n\nThe organiser has to approve this registration: once you have confirmed it is looked at, a seat is kept when it is approved, and we write again when it is decided.",
  "mail.confirmed.subject": "Registration confirmed: {title}",
  "mail.confirmed.body":
    "Dear {name},\n\n{count} seats are kept for you.\n\n{title}\n{time}\n{place}{choices}\n\nYour registration, with the QR codes that let you in at the venue; change or cancel it there too:\n{link}\n\nContact: {contact}",
  "mail.confirmed.body.one":
    "Dear {name},\n\na seat is kept for you.\n\n{title}\n{time}\n{place}{choices}\n\nYour registration, with the QR codes that let you in at the venue; change or cancel it there too:\n{link}\n\nContact: {contact}",
  "mail.registrationCancelled.subject": "Registration cancelled: {title}",
  "mail.registrationCancelled.body":
    "Dear {name},\n\nyour registration for {count} people was cancelled and the seats are free again:\n\n{title}\n{time}\n\nIf this was not you, please contact the organiser: {contact}",
  "mail.registrationCancelled.body.one":
    "Dear {name},\n\nyour registration for 1 person was cancelled and the seat is free again:\n\n{title}\n{time}\n\nIf this was not you, please contact the organiser: {contact}",
  "mail.cancelled.subject": "Event cancelled: {title}",
  "mail.cancelled.body":
    "Dear {name},\n\nthis event does not take place:\n\n{title}\n{time}\n\nReason: {reason}\n\nWe are sorry for the inconvenience. Contact: {contact}",
  "mail.reopened.subject": "Event takes place after all: {title}",
  "mail.reopened.body":
    "Dear {name},\n\nthe event that was cancelled takes place after all. Your registration still holds: {count} seats are kept for you.\n\n{title}\n{time}\n{place}{choices}\n\nEvent page: {link}\nContact: {contact}",
  "mail.reopened.body.one":
    "Dear {name},\n\nthe event that was cancelled takes place after all. Your registration still holds: a seat is kept for you.\n\n{title}\n{time}\n{place}{choices}\n\nEvent page: {link}\nContact: {contact}",
  "mail.changed.subject": "New time or place: {title}",
  "mail.changed.body":
    "Dear {name},\n\nthe time, place or online link of your event has changed. It is now:\n\n{title}\n{time}\n{place}{choices}\n\nYour registration still holds: {count} seats are kept for you. Event page: {link}\nContact: {contact}",
  "mail.changed.body.one":
    "Dear {name},\n\nthe time, place or online link of your event has changed. It is now:\n\n{title}\n{time}\n{place}{choices}\n\nYour registration still holds: a seat is kept for you. Event page: {link}\nContact: {contact}",
  "mail.sessionChanged.subject": "A session has a new time or place: {title}",
  "mail.sessionChanged.body":
    "Dear {name},\n\na session that you chose has a new time or place. It is now:\n\n{session}\n\n{title}\n{time}\n{place}{choices}\n\nYour registration still holds. To choose another session, open the link in the mail that confirmed it. Event page: {link}\nContact: {contact}",
  "mail.sessionChangedWaiting.subject": "A session has a new time or place: {title}",
  "mail.sessionChangedWaiting.body":
    "Dear {name},\n\na session that you chose has a new time or place. It is now:\n\n{session}\n\n{title}\n{time}\n{place}{choices}\n\nYou are still on the waiting list. Event page: {link}\nContact: {contact}",
  "mail.survey.subject": "What did you think of it? {title}",
  "mail.survey.body":
    "Dear {name},\n\nThank you for coming to this event:\n\n{title}\n\nPlease take a minute to answer a few questions, until {day}; the link works once:\n\n{link}\n\n{answering}\n",
  "mail.survey.anonymous": "The survey is anonymous: what is kept says neither who answered nor when.",
  "mail.survey.named": "The survey is answered by name: the organiser sees from which registration the answer came.",
  "mail.survey.footer": "To get no more invitations to events and no surveys after them, open:\n{link}\n",
  "mail.waiting.subject": "On the waiting list: {title}",
  "mail.waiting.body":
    "Dear {name},\n\nall seats of this event are taken; {count} of your people are on the waiting list.\n\n{title}\n{time}\n{place}{choices}\n\nWe write again when there is room. See your place, change the people or leave the list:\n{link}\n\nContact: {contact}",
  "mail.waiting.body.one":
    "Dear {name},\n\nall seats of this event are taken; 1 of your people is on the waiting list.\n\n{title}\n{time}\n{place}{choices}\n\nWe write again when there is room. See your place, change the people or leave the list:\n{link}\n\nContact: {contact}",
  "mail.offer.subject": "There is room, please answer before {until}: {title}",
  "mail.offer.body":
    "Dear {name},\n\nseats have become free at the event you wait for: {count} are held for you until {until}.\n\n{title}\n{time}\n{place}{choices}\n\nOpen this link to accept them or to pass them on. Without an answer by then they go to the next:\n{link}\n\nContact: {contact}",
  "mail.offer.body.one":
    "Dear {name},\n\na seat has become free at the event you wait for and is held for you until {until}.\n\n{title}\n{time}\n{place}{choices}\n\nOpen this link to accept them or to pass them on. Without an answer by then they go to the next:\n{link}\n\nContact: {contact}",
  "mail.offerLapsed.subject": "The seats were not accepted in time: {title}",
  "mail.offerLapsed.body":
    "Dear {name},\n\nthe seats held for you ({count}) were not accepted in time and went to the next:\n\n{title}\n{time}\n\nTo come after all, register again:\n{link}\n\nContact: {contact}",
  "mail.offerWithdrawn.subject": "Fewer seats, you are still on the list: {title}",
  "mail.offerWithdrawn.body":
    "Dear {name},\n\nthe event has fewer seats than before, and those held for you ({count}) cannot be held any longer. You keep your place on the waiting list; we write again when there is room:\n\n{title}\n{time}\n\nWe are sorry for the inconvenience. Contact: {contact}",
  "mail.reopenedWaiting.subject": "Event takes place after all: {title}",
  "mail.reopenedWaiting.body":
    "Dear {name},\n\nthe event that was cancelled takes place after all. You are still on its waiting list; people waiting: {count}.\n\n{title}\n{time}\n{place}{choices}\n\nEvent page: {link}\nContact: {contact}",
  "mail.changedWaiting.subject": "New time or place: {title}",
  "mail.changedWaiting.body":
    "Dear {name},\n\nthe time or place of the event you wait for has changed. It is now:\n\n{title}\n{time}\n{place}{choices}\n\nYou are still on its waiting list; people waiting: {count}. Event page: {link}\nContact: {contact}",
  "mail.reminder.subject": "Reminder: {title}",
  "mail.reminder.body":
    "Dear {name},\n\nthe event you registered for is near; {count} seats are kept for: {people}.\n\n{title}\n{time}\n{place}{choices}\n\nThe link in your confirmation mail shows the QR codes that let you in at the venue. If you cannot come, please cancel there so that others can. Event page: {link}\nContact: {contact}",
  "mail.reminder.body.one":
    "Dear {name},\n\nthe event you registered for is near; a seat is kept for {people}.\n\n{title}\n{time}\n{place}{choices}\n\nThe link in your confirmation mail shows the QR codes that let you in at the venue. If you cannot come, please cancel there so that others can. Event page: {link}\nContact: {contact}",
  "mail.invitation.subject": "Invitation: {title}",
  "mail.invitation.body":
    "Dear {name},\n\n{organiser} invites {firm} to:\n\n{title}\n{time}\n{place}\n\nPlease open this link to register, or to tell us that you cannot come. It is meant for your firm alone:\n{link}\n\nContact: {contact}",
  "mail.invitationReminder.subject": "Please answer the invitation: {title}",
  "mail.invitationReminder.body":
    "Dear {name},\n\n{organiser} has invited {firm} to this event and has had no answer yet:\n\n{title}\n{time}\n{place}\n\nPlease open this link to register, or to tell us that you cannot come:\n{link}\n\nContact: {contact}",
  "mail.invitation.footer": "To get no more invitations to events, open:\n{link}\n",
  "consent.mail.footer":
    "You agreed to mails of this kind. To withdraw, open this link; it takes effect at once:\n{link}",
  "mail.recognitionReview.subject": "Please prepare the review: {type} (ends on {day})",
  "mail.recognitionReview.body":
    "Dear {name},\n\n{type} of {firm} ends on {day} and is now under review. Please prepare the documents that the authority asks for.\n\nThe recognition: {link}",
  "mail.recognitionExpiry.subject": "Ending soon: {type} ({day})",
  "mail.recognitionExpiry.body": "Dear {name},\n\n{type} of {firm} ends on {day}.\n\nThe recognition: {link}",
  "mail.recognitionRename.subject": "Please report the new name: {type} (by {day})",
  "mail.recognitionRename.body":
    "Dear {name},\n\n{firm} has a new name. For {type} it must be reported to the authority by {day}; if it was, nothing needs to be done.\n\nThe recognition: {link}",
  "mail.recognitionReport.subject": "Please file the {year} report: {type}",
  "mail.recognitionReport.body":
    "Dear {name},\n\n{firm} must file the {year} report for {type} with the authority by {day}. If it is filed, please tell the promoter to record it.\n\nThe recognition: {link}",
  "mail.resolutionOverdue.subject": "Overdue: {body}, resolution {number}",
  "mail.resolutionOverdue.body":
    "Dear {name},\n\nresolution {number} of {body} was due on {day} and is still open:\n\n{text}\n\nIf it is done, record it; if it cannot be done, change the day or withdraw it: {link}",
  "mail.applicationReceived.subject": "Application received: {promoter}",
  "mail.applicationReceived.body":
    "Dear {name},\n\n{promoter} has received the application of {firm} and will tell you the result.\n\nSee how it stands, or withdraw it:\n{link}\n\nIf you did not send it, please open the link and withdraw it.",
  "mail.applicationApproved.subject": "Application approved: {promoter}",
  "mail.applicationApproved.body":
    "Dear {name},\n\nThe application of {firm} was approved; the membership begins on {day}. Welcome to {promoter}.",
  "mail.applicationDeclined.subject": "Result of your application: {promoter}",
  "mail.applicationDeclined.body":
    "Dear {name},\n\n{promoter} has reviewed the application of {firm} and could not approve it. The reason:\n\n{reason}\n\nYou are welcome to apply again when this has changed.",
  "mail.duesImpending.subject": "Dues for {year} fall due on {day}",
  "mail.duesImpending.body":
    "Dear {name},\n\nThe dues of {firm} for {year}, {amount}, are payable by {day}. If they have been paid, please tell {promoter} and ignore this mail.",
  "mail.duesLate.subject": "Dues for {year} are overdue",
  "mail.duesLate.body":
    "Dear {name},\n\nThe dues of {firm} for {year}, {amount}, were payable by {day} and have not been recorded as paid. If they have been paid, please tell {promoter}; if there is a difficulty, please get in touch.",
  "mail.dataRequest.subject": "Your request about data has been answered",
  "mail.dataRequest.body":
    "Dear {name},\n\nwhat you asked about the data held about your firm or about a person has been answered. Please read it on your desk:\n{link}\n",
  "mail.matter.subject": "There is something for your firm on your desk",
  "mail.matter.body":
    "Dear {name},\n\nthere is a message for your firm on your desk. Please sign in to read it; some matters have a term:\n\n{link}",
  "mailTest.subject": "Weft test mail",
  "mailTest.body": "This is a test mail from {origin}. That it arrived shows that the mail settings are right.",
  "mail.lookedAt.subject": "{product}: an administrator is looking at your pages",
  "mail.lookedAt.body":
    "Dear {name},\n\nAt {time} the administrator {administrator} began to look at {product} as you see it, for half an hour at most, without being able to change anything.\n\nReason: {reason}\n\nIf you do not know about this, please contact your cluster promoter.",
} as const;
