import { represents } from "~/access/actor";
import { definePermissions, STAFF } from "~/access/define-permissions";
import { REPRESENTATIVES } from "~/access/roles";

const ofOwnFirm = {
  roles: REPRESENTATIVES,
  when: (actor: Parameters<typeof represents>[0], organisation: { id: number }) => represents(actor, organisation.id),
} as const;

export const profilePermissions = definePermissions({
  "profile.confirm": { roles: STAFF, restricted: ofOwnFirm },
  "profile.propose": { roles: [], restricted: ofOwnFirm },
  "profile.configure": { roles: ["administrator", "system"] },
  "industry.import": { roles: STAFF, hubOnly: true },
});
