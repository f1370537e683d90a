import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, READERS, STAFF } from "~/access/define-permissions";
import { REPRESENTATIVES } from "~/access/roles";

const ownOrganisation = {
  roles: REPRESENTATIVES,
  when: (actor: Parameters<typeof represents>[0], organisation: { id: number }) => represents(actor, organisation.id),
};

export const membershipPermissions = definePermissions({
  "membership.see": { roles: READERS, restricted: ownOrganisation },
  "membership.list": { roles: READERS },
  "membership.write": { roles: STAFF },
  "membership.configure": { roles: ["administrator", "system"], hubOnly: true },
  "membership.apply": { roles: EVERYONE },
  "application.review": { roles: STAFF, hubOnly: true },
  "dues.see": { roles: STAFF, restricted: ownOrganisation },
  "dues.list": { roles: STAFF, hubOnly: true },
  "dues.write": { roles: STAFF, hubOnly: true },
  "selfCheck.see": { roles: READERS, hubOnly: true },
  "selfCheck.write": { roles: ["administrator", "system"] },
});
