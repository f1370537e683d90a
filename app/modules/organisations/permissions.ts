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
  /** What staff keep about an organisation: agreements, photos, licences. The firm itself does not see it. */
  "organisationFile.see": { roles: READERS },
  /** What the firm hands in itself. */
  "firmFile.write": {
    roles: STAFF,
    restricted: {
      roles: ["firm_representative"],
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "contact.see": {
    roles: STAFF,
    restricted: {
      roles: ["firm_representative"],
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "contact.write": { roles: STAFF },
});
