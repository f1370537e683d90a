/** What of an event asks for approval: all of it, or tickets of some types. */
export interface Asking {
  needsApproval: boolean;
  /** Types whose tickets are given only after approval. */
  ticketTypeIds: ReadonlySet<number>;
}

type Chooser = { ticketTypeId: number | null };

/** How many of these people staff have to approve. */
export function peopleToApprove({ needsApproval, ticketTypeIds }: Asking, people: readonly Chooser[]): number {
  if (needsApproval) return people.length;
  return people.filter(({ ticketTypeId }) => ticketTypeId !== null && ticketTypeIds.has(ticketTypeId)).length;
}

/**
 * Whether a registration asks first. Who was invited is welcome, and what staff register is approved by them; of a party with one
 * such ticket all wait for the answer together.
 */
export function asksForApproval(
  asking: Asking,
  people: readonly Chooser[],
  { byStaff, invited }: { byStaff: boolean; invited: boolean },
): boolean {
  return !byStaff && !invited && peopleToApprove(asking, people) > 0;
}
