import { definePermissions, EVERYONE } from "~/access/define-permissions";
import { ACCOUNT_ROLES } from "~/access/roles";

export const accountPermissions = definePermissions({
  "account.manage": { roles: ["administrator", "system"] },
  /** Back from looking as another person does, whoever that is. */
  "account.endLooking": { roles: ACCOUNT_ROLES },
  "account.own": { roles: ACCOUNT_ROLES },
  /** A token acts as its person, so everybody with an account may have one. */
  "apiToken.own": { roles: ACCOUNT_ROLES },
  "apiToken.manage": { roles: ["administrator", "system"] },
  "calendarFeed.own": { roles: ACCOUNT_ROLES },
  /** The secret in the address decides, and then what its person may see. */
  "calendarFeed.read": { roles: EVERYONE },
  /** Signing in, and setting a password with a one-time link: the secret that is shown decides. */
  "session.start": { roles: EVERYONE },
  "session.end": { roles: EVERYONE },
  /** Asking for a link by mail; only who reads the mail gets further. */
  "password.forget": { roles: EVERYONE },
});
