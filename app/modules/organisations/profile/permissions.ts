import { represents } from "~/access/actor";
import { definePermissions, STAFF } from "~/access/define-permissions";

const ofOwnFirm = {
  roles: ["firm_representative"],
  when: (actor: Parameters<typeof represents>[0], organisation: { id: number }) => represents(actor, organisation.id),
} as const;

export const profilePermissions = definePermissions({
  "profile.confirm": { roles: STAFF, restricted: ofOwnFirm },
  "profile.propose": { roles: [], restricted: ofOwnFirm },
  "profile.configure": { roles: ["administrator", "system"] },
  "industry.import": { roles: STAFF },
});
