import { represents } from "~/access/actor";
import { definePermissions, READERS, STAFF } from "~/access/define-permissions";

export const organisationPermissions = definePermissions({
  "organisation.see": {
    roles: READERS,
    restricted: {
      roles: ["firm_representative"],
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "organisation.write": { roles: STAFF },
  "organisation.export": { roles: STAFF },
  "contact.see": {
    roles: STAFF,
    restricted: {
      roles: ["firm_representative"],
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "contact.write": { roles: STAFF },
});
