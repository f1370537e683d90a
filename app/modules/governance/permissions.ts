import { definePermissions, READERS, STAFF } from "~/access/define-permissions";

/** People of a sub-promoter see and keep its own bodies; see `find-body.server.ts`. */
export const governancePermissions = definePermissions({
  "governance.see": { roles: READERS },
  "governance.write": { roles: STAFF },
  /** Minutes that no longer change, and what is said about them afterwards. */
  "minutes.approve": { roles: STAFF },
  "governance.export": { roles: STAFF },
});
