import { definePermissions, EVERYONE } from "~/access/define-permissions";
import { ACCOUNT_ROLES } from "~/access/roles";

export const accountPermissions = definePermissions({
  "account.manage": { roles: ["administrator", "system"] },
  "account.own": { roles: ACCOUNT_ROLES },
  /** Signing in, and setting a password with a one-time link: the secret that is shown decides. */
  "session.start": { roles: EVERYONE },
  "session.end": { roles: EVERYONE },
  /** Asking for a link by mail; only who reads the mail gets further. */
  "password.forget": { roles: EVERYONE },
});
