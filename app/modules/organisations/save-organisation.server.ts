import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, notFound } from "~/http/errors";
import { dayOfInstant } from "~/values/business-day";
import { transact } from "~db/transact";
import { decideOrganisation, type OrganisationDecision } from "./decide-organisation.server";
import { setMembershipDays } from "./membership/set-membership-days.server";
import { refuseMerged } from "./merge/refuse-merged.server";
import type { OrganisationPatch } from "./organisation-form";
import { indexOrganisation, organisationStatements, type OrganisationRecord } from "./organisation-record.server";
import { afterCorrection, afterMove } from "./profile/registered-region";

export interface SaveOrganisation {
  /** The organisation to change; without it a new one is made. */
  id?: number | null;
  /** The version the person saw. Left out by an import, which has just read the record itself. */
  version?: number;
  /** Fields that are not named stay as they are. */
  patch: OrganisationPatch;
  /** A second organisation of the same name is meant, such as a branch. */
  sameNameConfirmed?: boolean;
  /**
   * What another region means: the day since when it is registered there, or that the one before was wrong. Without a word it moved
   * today, so that no count of a past day changes.
   */
  regionChange?: { since: string } | { corrected: true };
}

export interface SavedOrganisation extends Pick<OrganisationDecision, "outcome" | "before" | "after" | "warnings"> {
  id: number;
}

/** Creates or changes an organisation; what an import calls for every row. */
export function saveOrganisation(context: Context, input: SaveOrganisation): SavedOrganisation {
  authorize(context, "organisation.write");
  return transact(context, () => {
    const statements = organisationStatements(context.db);
    const existing = input.id == null ? null : statements.byId(input.id);
    if (existing === undefined) throw notFound();
    if (existing) refuseMerged(context, existing);
    if (existing && input.version !== undefined && existing.version !== input.version) throw conflict("error.conflict");
    const decision = decideOrganisation(context, existing, input.patch, input);
    const { outcome, before, after, warnings } = decision;
    if (existing && outcome === "unchanged") return { id: existing.id, outcome, before, after, warnings };
    const id = existing?.id ?? statements.insert(after, decision.comparableName, context.now());
    if (existing) statements.update(id, after, decision.comparableName, context.now());
    if (after.memberSince !== (before?.memberSince ?? null) || after.memberUntil !== (before?.memberUntil ?? null))
      setMembershipDays(context, id, after);
    writeDescription(context, id, before, after, input.regionChange);
    indexOrganisation(context, id, after);
    recordAudit(context, {
      action: existing ? "organisation.update" : "organisation.create",
      subjectKind: "organisation",
      subjectId: id,
      before: before && { ...before },
      after: before ? { ...after } : known(after),
    });
    return { id, outcome, before, after, warnings };
  });
}

/** What stands in tables of its own. */
function writeDescription(
  context: Context,
  id: number,
  before: OrganisationRecord | null,
  after: OrganisationRecord,
  regionChange: SaveOrganisation["regionChange"],
): void {
  const statements = organisationStatements(context.db);
  const differs = (was: readonly string[] | undefined, is: readonly string[]) =>
    (was ?? []).join("\n") !== is.join("\n");
  if (differs(before?.chainRoles, after.chainRoles)) statements.setChainRoles(id, after.chainRoles);
  if (differs(before?.tags, after.tags)) statements.setTags(id, after.tags, context.now());
  if (before === null) return;
  if (before.region !== after.region) {
    const history = statements.regions(id);
    // A region that was not known before is no move.
    const corrected = before.region === null || (regionChange !== undefined && "corrected" in regionChange);
    const since = regionChange && "since" in regionChange ? regionChange.since : dayOfInstant(context.now());
    statements.setRegions(
      id,
      corrected ? afterCorrection(history, after.region) : afterMove(history, before.region, after.region, since),
    );
  }
  // The stretch that was over stays known when a later one begins.
  const { aboveScaleSince, aboveScaleUntil } = before;
  if (aboveScaleSince !== null && aboveScaleUntil !== null && (after.aboveScaleSince ?? "") > aboveScaleUntil)
    statements.addPastAboveScale(id, aboveScaleSince, aboveScaleUntil);
}

/** The entry of a creation says what was given and leaves out what was not. */
function known(record: OrganisationRecord): Record<string, unknown> {
  const isBlank = (value: unknown) => value === null || value === false || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isBlank(value)));
}
