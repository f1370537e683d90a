import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, READERS, STAFF } from "~/access/define-permissions";

export const conductPermissions = definePermissions({
  /** Numbers without a name: all that those who only read are told. */
  "conduct.count": { roles: READERS },
  "conduct.configure": { roles: ["administrator", "system"] },
  "pledge.see": { roles: [...READERS, "firm_representative"] },
  /** Who signed and who did not. */
  "pledge.signatures": { roles: STAFF },
  "pledge.write": { roles: STAFF },
  "pledge.sign": {
    roles: [],
    restricted: {
      roles: ["firm_representative"],
      when: (actor, firm: { organisationId: number }) => represents(actor, firm.organisationId),
    },
  },
  /** The conduct page of a firm: for those who work with it and for the firm itself. */
  "commendation.see": {
    roles: STAFF,
    restricted: {
      roles: ["firm_representative"],
      when: (actor, firm: { organisationId: number }) => represents(actor, firm.organisationId),
    },
  },
  "commendation.write": { roles: STAFF },
  "commendation.publish": { roles: STAFF },
  /** Only those that a firm agreed to and the promoter published. */
  "commendation.public": { roles: EVERYONE },
  "complaint.see": { roles: STAFF },
  "complaint.handle": { roles: STAFF },
  "complaint.export": { roles: STAFF },
  /** A firm complains; what becomes of it is told to it. */
  "complaint.lodge": {
    roles: [],
    restricted: {
      roles: ["firm_representative"],
      when: (actor, firm: { organisationId: number }) => represents(actor, firm.organisationId),
    },
  },
  /** The firm complained about, once it was informed: read its own matter, answer, appeal. */
  "complaint.answer": {
    roles: [],
    restricted: {
      roles: ["firm_representative"],
      when: (actor, complaint: { organisationId: number | null; informedOn: string | null }) =>
        complaint.informedOn !== null && represents(actor, complaint.organisationId),
    },
  },
});
