import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { duplicateIndex, holderOfCode, indexedOrganisation, isInRegister, sideOf } from "./duplicate-index.server";
import { DUPLICATE_REASONS, type DuplicateReason } from "./duplicate-reasons";
import { duplicateVerdict, type DuplicateSide } from "./duplicate-verdict";
import { SWIFT, THOROUGH, type SearchEffort } from "./name-index";

/** What somebody wants to enter, as far as it is known. */
export interface Described {
  legalName: string;
  shortName?: string | null;
  formerNames?: readonly string[];
  englishName?: string | null;
  creditCode?: string | null;
  regionCode?: string | null;
}

export interface FoundDuplicate {
  id: number;
  name: string;
  reason: DuplicateReason | "branch";
  /** 0 to 1. */
  likeness: number;
}

const LOOKED_AT = 12;
/** Below this two names have too little in common for any reason. */
const LEAST_LIKENESS = 0.55;

/**
 * Organisations of the register that may be the one described, the best reason first. Proposals for a person: nothing follows from
 * them by itself.
 * @param options.except an organisation that is not compared with itself
 */
export function findDuplicates(
  context: Context,
  described: Described,
  options: { limit?: number; except?: number; effort?: SearchEffort } = {},
): FoundDuplicate[] {
  authorize(context, "organisation.write");
  // The first list of a new register has nothing to be compared with.
  if (duplicateIndex(context).size === 0) return [];
  const { legalName, shortName, englishName, formerNames = [], creditCode = null, regionCode = null } = described;
  const others = [...new Set([shortName, englishName, ...formerNames].filter((name): name is string => !!name))];
  const side = sideOf(legalName, others, { creditCode, regionCode });
  return duplicatesOf(context, side, options);
}

export function duplicatesOf(
  context: Context,
  side: DuplicateSide,
  { limit = 5, except, effort = THOROUGH }: { limit?: number; except?: number; effort?: SearchEffort },
): FoundDuplicate[] {
  const index = duplicateIndex(context);
  const asked = new Set<number>();
  const legalName = index.weigh(side.legalName);
  for (const name of [legalName, ...side.otherNames.filter(isTelling)])
    for (const { id } of index.search(name, { limit: LOOKED_AT, atLeast: LEAST_LIKENESS, effort })) asked.add(id);
  // A branch is looked for under the name of its firm too.
  if (side.legalName.parts.branch !== "")
    for (const { id } of index.search(side.legalName.parts.entity, {
      limit: LOOKED_AT,
      atLeast: LEAST_LIKENESS,
      effort,
    }))
      asked.add(id);
  const holder = side.creditCode === null ? undefined : holderOfCode(context, side.creditCode);
  if (holder !== undefined) asked.add(holder);
  const found: FoundDuplicate[] = [];
  for (const id of asked) {
    if (id === except) continue;
    const other = indexedOrganisation(context, id);
    if (!other) continue;
    const likeness = index.likenessTo(legalName, id, other.name);
    const verdict = duplicateVerdict(side, other, likeness);
    if (verdict.kind === "different" || !isInRegister(context, id)) continue;
    found.push({ id, name: other.name, likeness, reason: verdict.kind === "branch" ? "branch" : verdict.reason });
  }
  found.sort((a, b) => rank(a) - rank(b) || b.likeness - a.likeness || a.id - b.id);
  return found.slice(0, limit);
}

const rank = ({ reason }: FoundDuplicate) =>
  reason === "branch" ? DUPLICATE_REASONS.length : DUPLICATE_REASONS.indexOf(reason);

/** A name of one character or one short word would find half the register. */
function isTelling({ readings }: DuplicateSide["legalName"]): boolean {
  return readings[0]!.units.length >= 2;
}

/** For thousands of rows in a row: full names have rare pairs of characters, which are enough to find what is alike. */
export const FOR_MANY = SWIFT;
