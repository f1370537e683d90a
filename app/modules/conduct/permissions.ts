import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, READERS, STAFF } from "~/access/define-permissions";
import { REPRESENTATIVES } from "~/access/roles";

export const conductPermissions = definePermissions({
  /** Numbers without a name: all that those who only read are told. */
  "conduct.count": { roles: READERS, hubOnly: true },
  "conduct.configure": { roles: ["administrator", "system"] },
  "pledge.see": { roles: [...READERS, ...REPRESENTATIVES] },
  /** Who signed and who did not. */
  "pledge.signatures": { roles: STAFF, hubOnly: true },
  "pledge.write": { roles: STAFF, hubOnly: true },
  "pledge.sign": {
    roles: [],
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, firm: { organisationId: number }) => represents(actor, firm.organisationId),
    },
  },
  /** The conduct page of a firm: for those who work with it and for the firm itself. */
  "commendation.see": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, firm: { organisationId: number }) => represents(actor, firm.organisationId),
    },
  },
  "commendation.write": { roles: STAFF, hubOnly: true },
  "commendation.publish": { roles: STAFF, hubOnly: true },
  /** Only those that a firm agreed to and the promoter published. */
  "commendation.public": { roles: EVERYONE },
  "complaint.see": { roles: STAFF, hubOnly: true },
  "complaint.handle": { roles: STAFF, hubOnly: true },
  "complaint.export": { roles: STAFF, hubOnly: true },
  /** A firm complains; what becomes of it is told to it. */
  "complaint.lodge": {
    roles: [],
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, firm: { organisationId: number }) => represents(actor, firm.organisationId),
    },
  },
  /** The firm complained about, once it was informed: read its own matter, answer, appeal. */
  "complaint.answer": {
    roles: [],
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, complaint: { organisationId: number | null; informedOn: string | null }) =>
        complaint.informedOn !== null && represents(actor, complaint.organisationId),
    },
  },
});
