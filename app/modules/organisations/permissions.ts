import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, EXPORTERS, READERS, STAFF } from "~/access/define-permissions";
import { membershipPermissions } from "./membership/permissions";
import { profilePermissions } from "./profile/permissions";
import { REPRESENTATIVES } from "~/access/roles";

export const organisationPermissions = definePermissions({
  ...membershipPermissions,
  ...profilePermissions,
  "organisation.see": {
    roles: READERS,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "organisation.write": { roles: STAFF },
  "organisation.export": { roles: EXPORTERS },
  "organisation.merge": { roles: STAFF, hubOnly: true },
  /** Who is parent, branch, shareholder or supplier of whom: for the promoter's people, not for the firms. */
  "relation.see": { roles: READERS },
  "recognition.list": { roles: READERS },
  "recognition.configure": { roles: ["administrator", "system"] },
  /** What staff keep about an organisation: agreements, photos, licences. The firm itself does not see it. */
  "organisationFile.see": { roles: READERS },
  /** What the firm hands in itself. */
  "firmFile.write": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "contact.see": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "contact.write": { roles: STAFF },
  "consent.record": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  /** The secret in the link of a mail decides. */
  "consent.withdrawByLink": { roles: EVERYONE },
  "invitation.unsubscribe": { roles: EVERYONE },
  "directory.see": { roles: EVERYONE },
  "directory.agree": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "directory.configure": { roles: ["administrator", "system"] },
  "notice.publish": { roles: ["administrator", "system"] },
});
