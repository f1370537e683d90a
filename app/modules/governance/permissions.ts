import { definePermissions, READERS, STAFF } from "~/access/define-permissions";

export const governancePermissions = definePermissions({
  "governance.see": { roles: READERS, hubOnly: true },
  "governance.write": { roles: STAFF, hubOnly: true },
  /** Minutes that no longer change, and what is said about them afterwards. */
  "minutes.approve": { roles: STAFF, hubOnly: true },
  "governance.export": { roles: STAFF, hubOnly: true },
});
