import type { Membership } from "./vocabulary";

export interface MembershipDays {
  /** First day as a member. */
  memberSince: string | null;
  /** Last day as a member; null while there is none. */
  memberUntil: string | null;
}

/** Both days belong to the membership. A membership that begins later is not one yet. */
export function isMemberOn({ memberSince, memberUntil }: MembershipDays, day: string): boolean {
  return memberSince !== null && memberSince <= day && (memberUntil === null || memberUntil >= day);
}

export function membershipOn(days: MembershipDays, day: string): Membership {
  if (isMemberOn(days, day)) return "member";
  return days.memberUntil !== null && days.memberUntil < day ? "former" : "never";
}
