import type { MessageKey } from "~/i18n/messages";

/** What the first organisation is to the second. */
export const RELATION_TYPES = ["parent", "branch", "shareholder", "supplier", "alliance_member"] as const;
export type RelationType = (typeof RELATION_TYPES)[number];
/** Seen from the organisation whose record is open: it is the first of the relation, or the second. */
export const DIRECTIONS = ["forward", "backward"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A relation as a form names it: type and the side on which the open record stands. */
export const RELATION_ROLES = RELATION_TYPES.flatMap((type) =>
  DIRECTIONS.map((direction) => `${type}.${direction}` as const),
);
export type RelationRole = (typeof RELATION_ROLES)[number];

/** What the organisation of the open record is to the other. */
export const ROLE_LABELS: Record<RelationRole, MessageKey> = {
  "parent.forward": "relation.role.parentOf",
  "parent.backward": "relation.role.subsidiaryOf",
  "branch.forward": "relation.role.branchOf",
  "branch.backward": "relation.role.hasBranch",
  "shareholder.forward": "relation.role.shareholderOf",
  "shareholder.backward": "relation.role.hasShareholder",
  "supplier.forward": "relation.role.supplierOf",
  "supplier.backward": "relation.role.customerOf",
  "alliance_member.forward": "relation.role.memberOf",
  "alliance_member.backward": "relation.role.hasMember",
};

export function roleOf(type: RelationType, direction: Direction): RelationRole {
  return `${type}.${direction}`;
}

export function partsOfRole(role: RelationRole): { type: RelationType; direction: Direction } {
  const [type, direction] = role.split(".") as [RelationType, Direction];
  return { type, direction };
}
