import { commonDays, type DaySpan } from "../day-span";
import type { RelationType } from "./vocabulary";

/** The first organisation is the `type` of the second. */
export interface Relation extends DaySpan {
  type: RelationType;
  organisationId: number;
  otherOrganisationId: number;
  enabled: boolean;
}

export type RelationProblem = "self" | "duplicate" | "second_legal_entity" | "cycle";

/**
 * Why a relation cannot stand beside those there are; null when it can. A relation that is not enabled is a note and troubles nobody,
 * except that nothing is related to itself.
 * - `duplicate`: the same relation on a day on which it is written down already
 * - `second_legal_entity`: a branch (分公司) belongs to one legal entity at a time
 * - `cycle`: on some day it would own, wholly or in part, what owns it
 */
export function relationProblem(relation: Relation, others: readonly Relation[]): RelationProblem | null {
  if (relation.organisationId === relation.otherOrganisationId) return "self";
  if (!relation.enabled) return null;
  const active = others.filter((other) => other.enabled && commonDays(relation, other) !== null);
  for (const other of active) {
    if (other.type !== relation.type || other.organisationId !== relation.organisationId) continue;
    if (other.otherOrganisationId === relation.otherOrganisationId) return "duplicate";
    if (relation.type === "branch") return "second_legal_entity";
  }
  return closesCycle(relation, active) ? "cycle" : null;
}

interface Ownership {
  owner: number;
  owned: number;
}

/** Who owns whom by a relation: a parent its subsidiary, a shareholder its company, a legal entity its branch. */
export function ownershipOf({ type, organisationId, otherOrganisationId }: Relation): Ownership | null {
  if (type === "parent" || type === "shareholder") return { owner: organisationId, owned: otherOrganisationId };
  return type === "branch" ? { owner: otherOrganisationId, owned: organisationId } : null;
}

/** Whether on one and the same day what is newly owned owns, over however many steps, its new owner. */
function closesCycle(relation: Relation, others: readonly Relation[]): boolean {
  const added = ownershipOf(relation);
  if (!added) return false;
  const seen = new Set<string>();
  const open: { at: number; days: DaySpan }[] = [{ at: added.owned, days: relation }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, days } = next;
    if (at === added.owner) return true;
    const key = `${at} ${days.from ?? ""} ${days.until ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const other of others) {
      const owns = ownershipOf(other);
      const common = owns?.owner === at ? commonDays(days, other) : null;
      if (owns && common) open.push({ at: owns.owned, days: common });
    }
  }
  return false;
}
