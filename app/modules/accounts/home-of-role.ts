import type { AccountRole } from "~/access/roles";

/** Where a person lands after signing in. */
export function homeOf(role: AccountRole): string {
  return role === "firm_representative" ? "/portal" : "/";
}
