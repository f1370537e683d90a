import { definePermissions, READERS, STAFF } from "~/access/define-permissions";

export const reportPermissions = definePermissions({
  "report.see": { roles: READERS },
  "report.write": { roles: STAFF },
  "report.freeze": { roles: STAFF },
  "figure.see": { roles: READERS },
  "plan.write": { roles: STAFF },
});
