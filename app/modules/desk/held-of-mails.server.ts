import { desc, eq, inArray, or } from "drizzle-orm";
import { conductOfOrganisation } from "~/modules/conduct/conduct-queries.server";
import { maskedMail } from "~/modules/organisations/contacts/contact-mask";
import { recognitionsOfOrganisation } from "~/modules/organisations/recognitions/recognition-queries.server";
import {
  contacts,
  dues,
  membershipApplications,
  outboxMessages,
  registrations,
  representations,
  standFirms,
  users,
} from "~db/schema";
import { dataRequestsOfFirm } from "./data-request-queries.server";
import { table, moment, type Readers, type Held } from "./held-reader.server";
import { causeOfMail, type MailSubject } from "./mail-cause";

const MOST_MAILS = 2_000;

/** What was sent to the firm and to the account of who is signed in, as long as it is kept. */
export const heldOfMails = {
  mails: (held) =>
    table(
      [["held.column.at"], ["held.column.recipient"], ["held.column.subject"], ["held.column.sentAt"]],
      mailsHeld(held).map((mail) => [
        moment(mail.createdAt),
        mail.recipient === held.ownMail ? mail.recipient : maskedMail(mail.recipient),
        ...[mail.subject, moment(mail.sentAt)],
      ]),
    ),
} satisfies Readers;

/**
 * Mails that are still kept and that belong to this firm by what they are about, or to the account of who is signed in. One address may
 * speak for several firms: by the address alone nobody could tell whose a mail is.
 */
function mailsHeld({ context, id, userId, ownMail }: Held) {
  const { db } = context;
  const idsOf = (rows: { id: number }[]) => new Set(rows.map((row) => row.id));
  const recognised = new Set(recognitionsOfOrganisation(context, id).map((row) => row.id));
  const belongs: Partial<Record<MailSubject, ReadonlySet<number>>> = {
    registration: idsOf(
      db.select({ id: registrations.id }).from(registrations).where(eq(registrations.organisationId, id)).all(),
    ),
    stand: idsOf(db.select({ id: standFirms.id }).from(standFirms).where(eq(standFirms.organisationId, id)).all()),
    due: idsOf(db.select({ id: dues.id }).from(dues).where(eq(dues.organisationId, id)).all()),
    recognition: recognised,
    complaint: new Set(conductOfOrganisation(context, id).complaints.map((row) => row.id)),
    organisation: new Set([id]),
    application: idsOf(
      db
        .select({ id: membershipApplications.id })
        .from(membershipApplications)
        .where(eq(membershipApplications.organisationId, id))
        .all(),
    ),
    dataRequest: new Set(dataRequestsOfFirm(context, id).map((row) => row.id)),
  };
  const people = new Set(
    idsOf(db.select({ id: contacts.id }).from(contacts).where(eq(contacts.organisationId, id)).all()),
  );
  const addresses = [
    ownMail,
    ...db
      .select({ email: registrations.email })
      .from(registrations)
      .where(eq(registrations.organisationId, id))
      .all()
      .map(({ email }) => email),
    ...db
      .select({ email: membershipApplications.email })
      .from(membershipApplications)
      .where(eq(membershipApplications.organisationId, id))
      .all()
      .map(({ email }) => email),
    ...db
      .select({ email: users.email })
      .from(representations)
      .innerJoin(users, eq(users.id, representations.userId))
      .where(eq(representations.organisationId, id))
      .all()
      .map(({ email }) => email),
  ];
  return db
    .select({
      ...{ causeKey: outboxMessages.causeKey, recipient: outboxMessages.recipient, subject: outboxMessages.subject },
      ...{ contactId: outboxMessages.contactId, createdAt: outboxMessages.createdAt, sentAt: outboxMessages.sentAt },
    })
    .from(outboxMessages)
    .where(
      or(
        inArray(
          outboxMessages.recipient,
          [...new Set(addresses)].filter((address) => address !== ""),
        ),
        people.size > 0 ? inArray(outboxMessages.contactId, [...people]) : undefined,
      ),
    )
    .orderBy(desc(outboxMessages.createdAt), desc(outboxMessages.id))
    .limit(MOST_MAILS)
    .all()
    .filter((mail) => {
      if (mail.contactId !== null) return people.has(mail.contactId);
      const cause = causeOfMail(mail.causeKey);
      if (cause === null) return false;
      if (cause.subject === "account") return mail.recipient === ownMail && (cause.id === null || cause.id === userId);
      return cause.id !== null && (belongs[cause.subject]?.has(cause.id) ?? false);
    });
}
