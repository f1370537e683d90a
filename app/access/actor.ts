import type { Role } from "./roles";

/** Who acts. `organisationIds` are the organisations a firm representative speaks for. */
export interface Actor {
  role: Role;
  userId: number | null;
  name: string;
  organisationIds: readonly number[];
  /** The name of the token with which a program acts for the person. */
  through?: string;
}

export const SYSTEM_ACTOR: Actor = { role: "system", userId: null, name: "system", organisationIds: [] };
export const VISITOR: Actor = { role: "visitor", userId: null, name: "visitor", organisationIds: [] };

export function represents(actor: Actor, organisationId: number | null | undefined): boolean {
  return organisationId != null && actor.organisationIds.includes(organisationId);
}
