import { represents } from "~/access/actor";
import { definePermissions, STAFF } from "~/access/define-permissions";
import { REPRESENTATIVES } from "~/access/roles";

const ofOwnFirm = {
  roles: REPRESENTATIVES,
  when: (actor: Parameters<typeof represents>[0], organisation: { id: number }) => represents(actor, organisation.id),
} as const;

export const deskPermissions = definePermissions({
  /** Everything that is held about a firm, as its own people may read it and take it away. */
  "holdings.see": { roles: [], restricted: ofOwnFirm },
  /** To ask that data be put right or deleted. */
  "dataRequest.make": { roles: [], restricted: ofOwnFirm },
  "dataRequest.answer": { roles: STAFF },
});
