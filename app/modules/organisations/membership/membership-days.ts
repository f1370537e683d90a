import type { MessageKey } from "~/i18n/messages";

/** First and last day of the latest membership, as forms, imports and exports name them. */
export interface MembershipDays {
  memberSince: string | null;
  memberUntil: string | null;
}

export interface RecordedMembership {
  id: number;
  joinedOn: string;
  leftOn: string | null;
  /** Nothing but its two days is recorded of it. */
  plain: boolean;
}

/** What two days mean for the memberships that are recorded. */
export type DaysDecision =
  | { change: "none" }
  | { change: "begin" }
  /** Which memberships go, and which one gets the days. */
  | { change: "set"; id: number; remove: readonly number[] }
  | { change: "remove"; id: number }
  | { change: "refuse"; field: "memberSince" | "memberUntil"; key: MessageKey; params: Record<string, string> };

/**
 * What to do so that the latest membership has these days. A first day after the end of the latest one begins another; any other
 * first day corrects it. Days that are exactly those of the one before take the latest back, as the undo of an import does.
 * @param recorded by their first day, ascending
 */
export function decideMembershipDays(
  recorded: readonly RecordedMembership[],
  { memberSince, memberUntil }: MembershipDays,
): DaysDecision {
  const latest = recorded.at(-1);
  if (!latest) return memberSince === null ? { change: "none" } : { change: "begin" };
  if (memberSince === null) {
    return recorded.length === 1 && latest.plain
      ? { change: "remove", id: latest.id }
      : { change: "refuse", field: "memberSince", key: "membership.days.hasHistory", params: {} };
  }
  if (memberSince === latest.joinedOn && memberUntil === latest.leftOn) return { change: "none" };
  const previous = recorded.at(-2);
  if (previous && previous.joinedOn === memberSince && previous.leftOn === memberUntil && latest.plain)
    return { change: "set", id: previous.id, remove: [latest.id] };
  if (latest.leftOn !== null && memberSince > latest.leftOn) return { change: "begin" };
  if (previous && memberSince <= (previous.leftOn ?? "9999-12-31")) {
    const params = { since: previous.joinedOn, until: previous.leftOn ?? "" };
    return { change: "refuse", field: "memberSince", key: "membership.days.overlap", params };
  }
  return { change: "set", id: latest.id, remove: [] };
}
