import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, READERS, STAFF } from "~/access/define-permissions";

const ownOrganisation = {
  roles: ["firm_representative"] as const,
  when: (actor: Parameters<typeof represents>[0], organisation: { id: number }) => represents(actor, organisation.id),
};

export const membershipPermissions = definePermissions({
  "membership.see": { roles: READERS, restricted: ownOrganisation },
  "membership.list": { roles: READERS },
  "membership.write": { roles: STAFF },
  "membership.configure": { roles: ["administrator", "system"] },
  "membership.apply": { roles: EVERYONE },
  "application.review": { roles: STAFF },
  "dues.see": { roles: STAFF, restricted: ownOrganisation },
  "dues.list": { roles: STAFF },
  "dues.write": { roles: STAFF },
  "selfCheck.see": { roles: READERS },
  "selfCheck.write": { roles: ["administrator", "system"] },
});
