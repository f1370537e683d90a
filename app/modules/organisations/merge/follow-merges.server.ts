import type { Context } from "~/access/context";
import type { RecordMatch, RecordValues } from "~/transfer/define-import";
import { comparableName } from "../comparable-name";
import type { OrganisationPatch } from "../organisation-form";
import { organisationStatements } from "../organisation-record.server";
import { survivorOf } from "./survivor-of.server";

/**
 * A row of a list that means an organisation by a code or name from before a merge means the one that answers for it now, and says
 * so. That the one that went is archived is then no doubt any more; that its code comes with a third name still is one.
 */
export function followMerges(context: Context, match: RecordMatch, values: RecordValues): RecordMatch {
  const candidates = [...new Set(match.candidates.map((id) => survivorOf(context, id)))];
  const gone = match.candidates.filter((id) => survivorOf(context, id) !== id);
  if (gone.length === 0) return match;
  const [only, second] = candidates;
  const statements = organisationStatements(context.db);
  const survivor = only === undefined ? undefined : statements.byId(only);
  if (second !== undefined || !survivor) return { ...match, candidates };
  const { legalName } = values as OrganisationPatch;
  const isItsName = legalName != null && comparableName(legalName) === survivor.comparableName;
  const doubts = match.problems.filter(
    ({ key }) => !SETTLED.has(key) && !(isItsName && key === "import.match.nameDiffers"),
  );
  if (survivor.archivedAt !== null)
    doubts.push({
      field: "legalName",
      level: "doubt",
      key: "import.match.archived",
      params: { name: survivor.legalName },
    });
  const meant = match.candidates.includes(survivor.id) ? undefined : statements.byId(gone[0]!);
  const params = { name: meant?.legalName ?? "", survivor: survivor.legalName };
  return {
    id: survivor.id,
    candidates,
    problems: meant
      ? [...doubts, { field: "legalName", level: "warning", key: "import.match.merged", params }]
      : doubts,
  };
}

/** What is said of organisations of which several are one by now, or of one that is archived because it was merged. */
const SETTLED: ReadonlySet<string> = new Set([
  "import.match.archived",
  "import.match.several",
  "import.match.codeDiffers",
]);

/** Without the code and name of an organisation that was merged into the one that is changed: they are its history, not its future. */
export function withoutMergedIdentity(
  context: Context,
  existing: { id: number; comparableName: string } | null,
  values: RecordValues,
): OrganisationPatch {
  const patch = values as OrganisationPatch;
  if (existing === null) return patch;
  const statements = organisationStatements(context.db);
  const isOfMerged = (other: { id: number } | undefined) =>
    other !== undefined && other.id !== existing.id && survivorOf(context, other.id) === existing.id;
  const left = { ...patch };
  if (left.creditCode && isOfMerged(statements.byCreditCode(left.creditCode))) {
    delete left.creditCode;
    delete left.creditCodeConfirmed;
  }
  if (left.legalName) {
    const name = comparableName(left.legalName);
    if (name !== existing.comparableName && statements.byComparableName(name).some(isOfMerged)) delete left.legalName;
  }
  return left;
}
