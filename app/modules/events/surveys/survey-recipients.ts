export interface Registrant {
  id: number;
  /** Empty once it was erased. */
  email: string;
  /** Somebody of it was signed in at the door, or is marked as present. */
  came: boolean;
  /** Somebody at this address wants no mail about events, or the address ended such mails. */
  declined: boolean;
}

/**
 * Who is asked: the registrations of which somebody came; where nobody is known by name to have come and people were only counted, all
 * that had a seat. Each mailbox is asked once.
 */
export function surveyRecipients(registrants: readonly Registrant[], counted: boolean): Registrant[] {
  const came = registrants.filter((registrant) => registrant.came);
  const asked = came.length > 0 ? came : counted ? registrants : [];
  const mailboxes = new Set<string>();
  return asked.filter(({ email, declined }) => {
    if (email === "" || declined || mailboxes.has(email)) return false;
    mailboxes.add(email);
    return true;
  });
}
