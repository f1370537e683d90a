import { worksFor } from "~/access/actor";
import type { Context } from "~/access/context";
import { invalidField, Refusal, type FieldProblem } from "~/http/errors";
import { findRegion } from "~/regions/find-region.server";
import { regionName } from "~/regions/region-table.server";
import { comparableName } from "./comparable-name";
import { checkCharacter, readCreditCode } from "./credit-code";
import { daysDecision } from "./membership/set-membership-days.server";
import {
  aboveScaleProblem,
  membershipProblem,
  type OrganisationField,
  type OrganisationPatch,
} from "./organisation-form";
import {
  organisationRecord,
  organisationStatements,
  type OrganisationRecord,
  type OrganisationRow,
} from "./organisation-record.server";
import { findIndustry, industryText } from "./profile/find-industry.server";
import { refuseOutOfCare } from "./organisation-care.server";

/** Something that was saved as given and that a person should look at. */
export interface OrganisationWarning extends FieldProblem {
  path: OrganisationField;
}

export interface OrganisationDecision {
  outcome: "created" | "updated" | "unchanged";
  before: OrganisationRecord | null;
  after: OrganisationRecord;
  comparableName: string;
  warnings: OrganisationWarning[];
}

const BLANK: Omit<OrganisationRecord, "legalName" | "kind" | "promoterId"> = {
  shortName: null,
  formerNames: [],
  englishName: null,
  creditCode: null,
  creditCodeConfirmed: false,
  sizeClass: null,
  region: null,
  address: null,
  industry: null,
  industryCode: null,
  chainRoles: [],
  products: [],
  website: null,
  groupName: null,
  aboveScaleSince: null,
  aboveScaleUntil: null,
  tags: [],
  memberSince: null,
  memberUntil: null,
  note: null,
};

/**
 * What saving the patch would do, without writing: the record afterwards and what a person should look at.
 * Also the preview of an import.
 * @throws Refusal that names the field, when the records do not allow it
 */
export function decideOrganisation(
  context: Context,
  existing: OrganisationRow | null,
  patch: OrganisationPatch,
  { sameNameConfirmed = false }: { sameNameConfirmed?: boolean } = {},
): OrganisationDecision {
  const statements = organisationStatements(context.db);
  if (existing) refuseOutOfCare(context, existing);
  const before = existing && organisationRecord(existing);
  const warnings: OrganisationWarning[] = [];
  const given = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as OrganisationPatch;
  if (before === null && given.legalName === undefined) throw invalidField("legalName", "field.required");
  const after = {
    ...(before ?? { ...BLANK, kind: (given.creditCode && readCreditCode(given.creditCode).kind) || "enterprise" }),
    ...given,
    promoterId: given.promoterId ?? before?.promoterId ?? context.actor.promoterId ?? hubOf(context),
  } as OrganisationRecord;

  if (after.creditCode === null) after.creditCodeConfirmed = false;
  else if (after.creditCode !== before?.creditCode) {
    after.creditCodeConfirmed = given.creditCodeConfirmed ?? false;
    const other = statements.byCreditCode(after.creditCode);
    if (other && other.id !== existing?.id) {
      throw invalidField("creditCode", "organisation.creditCode.taken", {
        name: other.legalName,
        id: String(other.id),
      });
    }
  }
  if (
    after.creditCode !== null &&
    !after.creditCodeConfirmed &&
    readCreditCode(after.creditCode).status === "check_failed"
  ) {
    const expected = checkCharacter(after.creditCode) ?? "";
    warnings.push({ path: "creditCode", key: "organisation.creditCode.checkFailed", params: { expected } });
  }

  if (after.region !== null && after.region !== before?.region) after.region = resolveRegion(after.region, warnings);
  if (after.industry === null) after.industryCode = null;
  else if (after.industry !== before?.industry || (given.industry !== undefined && after.industryCode === null)) {
    const found = findIndustry(context.db, after.industry);
    after.industryCode = found?.code ?? null;
    if (found) after.industry = industryText(found.code, found.nameZh);
  }
  if (given.tags) after.tags = tagsOf(statements, given.tags);
  const aboveScale = aboveScaleProblem(after);
  if (aboveScale) throw invalidField("aboveScaleUntil", aboveScale);
  if (after.promoterId !== before?.promoterId && !mayGive(context, statements, before, after.promoterId))
    throw invalidField("promoterId", "field.notAChoice");

  const membership = membershipProblem(after);
  if (membership) throw invalidField("memberUntil", membership);
  if (existing && (after.memberSince !== existing.memberSince || after.memberUntil !== existing.memberUntil))
    daysDecision(context, existing.id, after);

  const comparable = comparableName(after.legalName);
  if (comparable !== existing?.comparableName && !sameNameConfirmed) {
    const other = statements.byComparableName(comparable).find((found) => found.id !== existing?.id);
    if (other)
      throw invalidField("legalName", "organisation.legalName.taken", { name: other.legalName, id: String(other.id) });
  }
  const outcome = before === null ? "created" : isSame(before, after) ? "unchanged" : "updated";
  return { outcome, before, after, comparableName: comparable, warnings };
}

/** Who works for one promoter enters records of that one alone, and gives none away. */
function mayGive(
  { actor }: Context,
  statements: ReturnType<typeof organisationStatements>,
  before: OrganisationRecord | null,
  promoterId: number,
): boolean {
  const isOwner = before === null || worksFor(actor, [before.promoterId]);
  return statements.isPromoter(promoterId) && isOwner && worksFor(actor, [promoterId]);
}

/** As the shared vocabulary spells them, each once. */
function tagsOf(statements: ReturnType<typeof organisationStatements>, names: readonly string[]): string[] {
  const known = new Map(names.map((name) => [comparableName(name), statements.tagLike(name) ?? name]));
  known.delete("");
  return [...new Set(known.values())].sort();
}

function hubOf(context: Context): number {
  const hub = organisationStatements(context.db).hubId();
  if (hub === undefined) throw new Refusal("conflict", "organisation.noPromoter");
  return hub;
}

function resolveRegion(text: string, warnings: OrganisationWarning[]): string {
  const found = findRegion(text);
  if (found.kind === "found") {
    const alike = found.alike[0];
    if (alike)
      warnings.push({
        path: "region",
        key: "organisation.region.alike",
        params: { taken: regionName(found.code), other: regionName(alike) },
      });
    return found.code;
  }
  if (found.kind === "ambiguous") {
    throw invalidField("region", "organisation.region.ambiguous", {
      text,
      examples: found.codes.slice(0, 3).map(regionName).join(" / "),
    });
  }
  if (found.nearest)
    throw invalidField("region", "organisation.region.unknownNear", { text, nearest: regionName(found.nearest) });
  throw invalidField("region", "organisation.region.unknown", { text });
}

function isSame(before: OrganisationRecord, after: OrganisationRecord): boolean {
  return (Object.keys(before) as (keyof OrganisationRecord)[]).every((key) => {
    const [was, is] = [before[key], after[key]];
    if (Array.isArray(was) && Array.isArray(is))
      return was.length === is.length && was.every((item, index) => item === is[index]);
    return was === is;
  });
}
