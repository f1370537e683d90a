import type { Role } from "./roles";

/** Who acts. */
export interface Actor {
  role: Role;
  userId: number | null;
  name: string;
  /** The organisations that a representative speaks for. */
  organisationIds: readonly number[];
  /**
   * The sub-promoter whose records are all that this person works with. Null for everybody else: the people of the hub, who see the
   * whole cluster, representatives, visitors and the product itself.
   */
  promoterId: number | null;
  /** The name of the token with which a program acts for the person. */
  through?: string;
}

export const SYSTEM_ACTOR: Actor = {
  role: "system",
  userId: null,
  name: "system",
  organisationIds: [],
  promoterId: null,
};
export const VISITOR: Actor = { role: "visitor", userId: null, name: "visitor", organisationIds: [], promoterId: null };

export function represents(actor: Actor, organisationId: number | null | undefined): boolean {
  return organisationId != null && actor.organisationIds.includes(organisationId);
}

/** Does the record belong to a promoter that the actor works for, as its owner or as one that looks after it too? */
export function worksFor(actor: Actor, promoterIds: readonly number[]): boolean {
  return actor.promoterId === null || promoterIds.includes(actor.promoterId);
}
