import { REPRESENTATIVES, type AccountRole, type Role } from "./roles";

/** Roles that may do without; every other one, and any that is added, needs a second factor before it reaches anything. */
const MAY_DO_WITHOUT: readonly Role[] = [...REPRESENTATIVES, "viewer"];

export function demandsSecondFactor(role: AccountRole): boolean {
  return !MAY_DO_WITHOUT.includes(role);
}
