import { isRepresentative, type AccountRole } from "~/access/roles";

/** Where a person lands after signing in. */
export function homeOf(role: AccountRole): string {
  return isRepresentative({ role }) ? "/portal" : "/";
}
