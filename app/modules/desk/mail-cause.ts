/** The kind of record that a mail is about, by which it belongs to one firm or to one account. */
export type MailSubject =
  | "registration"
  | "stand"
  | "due"
  | "recognition"
  | "complaint"
  | "organisation"
  | "application"
  | "dataRequest"
  | "account";

interface Cause {
  subject: MailSubject;
  /** Null where the cause does not say which: such mails are told by their recipient. */
  id: number | null;
}

/** The form of each cause, with the number of the record; the modules that write mails choose it. */
const CAUSES: readonly (readonly [RegExp, MailSubject])[] = [
  [/^registration-[a-z]+:(\d+)(?::|$)/, "registration"],
  [/^event-[A-Za-z]+:\d+:\d+:(\d+)$/, "registration"],
  [/^event-survey:\d+:(\d+)$/, "registration"],
  [/^stand[A-Z][a-z]+:(\d+):/, "stand"],
  [/^dues-[a-z]+:(\d+)$/, "due"],
  [/^recognition-\w+:(\d+):/, "recognition"],
  [/^complaint:(\d+):/, "complaint"],
  [/^confirm-data:(\d+):/, "organisation"],
  [/^application-[a-z_]+:(\d+):/, "application"],
  [/^data-request:(\d+)$/, "dataRequest"],
  [/^account-link-()/, "account"],
  [/^(?:looking|mail\.\w+)-(\d+)-\d+(?:-\d+)?$/, "account"],
];

/** What a mail was about, read from its cause; null for a cause that belongs to no firm and no account. */
export function causeOfMail(causeKey: string): Cause | null {
  for (const [form, subject] of CAUSES) {
    const found = form.exec(causeKey);
    if (found) return { subject, id: found[1] ? Number(found[1]) : null };
  }
  return null;
}
