import type { Role } from "~/access/roles";
import type { MessageKey } from "~/i18n/messages";

export const ROLE_LABELS: Record<Role, MessageKey> = {
  administrator: "role.administrator",
  staff: "role.staff",
  statistician: "role.statistician",
  viewer: "role.viewer",
  firm_representative: "role.firmRepresentative",
  institute_representative: "role.instituteRepresentative",
  visitor: "role.visitor",
  system: "role.system",
};
