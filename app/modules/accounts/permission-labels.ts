import type { PermissionName } from "~/access/permissions";
import type { MessageKey } from "~/i18n/messages";

/** What a permission allows, in words. A permission without words does not compile. */
export function permissionLabel(name: PermissionName): MessageKey {
  const key: `permission.${PermissionName}` = `permission.${name}`;
  return key satisfies MessageKey;
}
