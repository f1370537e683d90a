import { definePermissions, EVERYONE } from "~/access/define-permissions";

export const promoterPermissions = definePermissions({
  "promoter.see": { roles: EVERYONE },
  "promoter.manage": { roles: ["administrator", "system"] },
});
