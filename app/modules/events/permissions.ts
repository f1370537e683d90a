import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, READERS, STAFF } from "~/access/define-permissions";

export const eventPermissions = definePermissions({
  "event.see": {
    roles: READERS,
    restricted: {
      roles: ["firm_representative", "visitor"],
      when: (_actor, event: { publishedAt: number | null; listed: boolean }) => event.publishedAt !== null && event.listed,
    },
  },
  "event.write": { roles: STAFF },
  "event.publish": { roles: STAFF },
  "event.export": { roles: STAFF },
  "event.register": { roles: EVERYONE },
  "registration.see": {
    roles: READERS,
    restricted: {
      roles: ["firm_representative"],
      when: (actor, registration: { organisationId: number | null }) => represents(actor, registration.organisationId),
    },
  },
  "registration.manage": { roles: STAFF },
  "attendance.record": { roles: STAFF },
});
