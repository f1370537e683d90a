import { definePermissions } from "~/access/define-permissions";

export const accountPermissions = definePermissions({
  "account.manage": { roles: ["administrator", "system"] },
  "account.own": { roles: ["administrator", "staff", "viewer", "firm_representative"] },
});
