import { represents } from "~/access/actor";
import { definePermissions, EVERYONE, EXPORTERS, READERS, STAFF } from "~/access/define-permissions";
import { REPRESENTATIVES } from "~/access/roles";

export const eventPermissions = definePermissions({
  /** The desk's list of all events, drafts included. */
  "event.list": { roles: READERS },
  "event.see": {
    roles: READERS,
    restricted: {
      roles: [...REPRESENTATIVES, "visitor"],
      /** What is not on the public list is there for the firms that take part in it. */
      when: (_actor, event: { publishedAt: number | null; listed: boolean; isOfOwnFirm?: boolean }) =>
        event.publishedAt !== null && (event.listed || event.isOfOwnFirm === true),
    },
  },
  "event.write": { roles: STAFF },
  "event.publish": { roles: STAFF },
  "event.export": { roles: EXPORTERS },
  "event.register": { roles: EVERYONE },
  /** Names and mail addresses of people: for those who work with them; readers see the numbers. */
  "registration.list": { roles: STAFF },
  "registration.see": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, registration: { organisationId: number | null }) => represents(actor, registration.organisationId),
    },
  },
  /** Change or cancel: staff any, a representative those of its firm; a visitor holds the link of its own mail instead. */
  "registration.manage": {
    roles: STAFF,
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, registration: { organisationId: number | null }) => represents(actor, registration.organisationId),
    },
  },
  /** Of an event at which staff say who comes. */
  "registration.approve": { roles: STAFF },
  "registration.export": { roles: STAFF },
  "event.invite": { roles: STAFF },
  /** The secret in the link of the mail decides. */
  "invitation.answer": { roles: EVERYONE },
  "attendance.record": { roles: STAFF },
  /** What came of events that the promoter runs; never public. */
  "outcome.see": { roles: READERS },
  "outcome.write": { roles: STAFF },
  "outcome.export": { roles: STAFF },
  "survey.see": { roles: STAFF },
  "survey.write": { roles: STAFF },
  /** By the link of the mail. */
  "survey.answer": { roles: EVERYONE },
  /** Stands with their firms, what they pay and who is there; the public page names those that agreed. */
  "stand.see": { roles: STAFF },
  "stand.write": { roles: STAFF },
  "stand.export": { roles: STAFF },
  /** To ask for a place on a stand for the own firm, and to give it back. */
  "stand.join": {
    roles: [],
    restricted: {
      roles: REPRESENTATIVES,
      when: (actor, organisation: { id: number }) => represents(actor, organisation.id),
    },
  },
  "eventCost.see": { roles: STAFF },
  "eventCost.write": { roles: STAFF },
});
