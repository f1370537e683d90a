import { accountPermissions } from "~/modules/accounts/permissions";
import { conductPermissions } from "~/modules/conduct/permissions";
import { deskPermissions } from "~/modules/desk/permissions";
import { eventPermissions } from "~/modules/events/permissions";
import { governancePermissions } from "~/modules/governance/permissions";
import { organisationPermissions } from "~/modules/organisations/permissions";
import { promoterPermissions } from "~/modules/promoters/permissions";
import { reportPermissions } from "~/modules/reports/permissions";
import { definePermissions, EVERYONE, READERS, STAFF } from "./define-permissions";
import { REPRESENTATIVES } from "./roles";

/** Every permission of the product. The modules own their rules; this file only brings them together. */
export const permissions = {
  ...accountPermissions,
  ...promoterPermissions,
  ...organisationPermissions,
  ...eventPermissions,
  ...governancePermissions,
  ...conductPermissions,
  ...reportPermissions,
  ...deskPermissions,
  ...definePermissions({
    "page.frame": { roles: EVERYONE },
    "home.see": { roles: READERS },
    "search.use": { roles: READERS },
    "portal.use": { roles: REPRESENTATIVES },
    "job.see": { roles: READERS },
    /** What a file belongs to decides; these only say who could ever. */
    "file.see": { roles: [...READERS, ...REPRESENTATIVES] },
    "file.write": { roles: [...STAFF, ...REPRESENTATIVES] },
    "import.run": { roles: STAFF },
    /** Whether an act on many records may be done at all; each act asks for the permission of its own verb besides. */
    "bulk.run": { roles: STAFF },
    "listView.keep": { roles: READERS },
    "listView.share": { roles: STAFF },
    /** A view that others see is changed by its owner and by administrators. */
    "listView.change": {
      roles: ["administrator", "system"],
      restricted: {
        roles: ["staff", "statistician", "viewer"],
        when: (actor, view: { ownerId: number }) => view.ownerId === actor.userId,
      },
    },
    /** Which other systems are told of changes. */
    "webhook.manage": { roles: ["administrator", "system"] },
    "audit.see": { roles: ["administrator", "system"] },
    "outbox.see": { roles: STAFF, hubOnly: true },
    "outbox.retry": { roles: STAFF, hubOnly: true },
    /** Everything about one person: finding, handing out, erasing. */
    "person.manage": { roles: ["administrator", "system"] },
    "retention.see": { roles: STAFF, hubOnly: true },
    "backup.manage": { roles: ["administrator", "system"] },
    "health.see": { roles: ["administrator", "system"] },
    "mail.test": { roles: ["administrator", "system"] },
  }),
};

export type PermissionName = keyof typeof permissions;
export const PERMISSION_NAMES = Object.keys(permissions) as PermissionName[];
