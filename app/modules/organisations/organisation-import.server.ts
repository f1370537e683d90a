import type { Context } from "~/access/context";
import { fieldProblems } from "~/forms/parse-form";
import type { MessageKey } from "~/i18n/messages";
import { regionOfAddress } from "~/regions/region-of-address.server";
import { regionName } from "~/regions/region-table.server";
import {
  defineImport,
  type ImportField,
  type ImportRegister,
  type RecordMatch,
  type RecordValues,
  type RowProblem,
} from "~/transfer/define-import";
import { comparableName } from "./comparable-name";
import { decideOrganisation } from "./decide-organisation.server";
import { alikeInRegister } from "./duplicates/alike-in-register.server";
import { followMerges, withoutMergedIdentity } from "./merge/follow-merges.server";
import { survivorOf } from "./merge/survivor-of.server";
import { ITEM_SEPARATOR, organisationPatch, type OrganisationPatch } from "./organisation-form";
import { ORGANISATION_IMPORT_FIELDS, type ImportedField } from "./organisation-import-fields";
import { organisationRecord, organisationStatements } from "./organisation-record.server";
import { saveOrganisation } from "./save-organisation.server";
import { CHAIN_ROLE_LABELS, KIND_LABELS, SIZE_LABELS } from "./vocabulary";
import { withdrawOrganisation } from "./withdraw-organisation.server";

const CHOICE_LABELS: Partial<Record<ImportedField, Record<string, MessageKey>>> = {
  kind: KIND_LABELS,
  sizeClass: SIZE_LABELS,
  chainRoles: CHAIN_ROLE_LABELS,
};
const HINTS: Partial<Record<ImportedField, MessageKey>> = {
  creditCode: "organisation.creditCode.hint",
  creditCodeConfirmed: "organisation.creditCodeConfirmed.hint",
  region: "organisation.region.hint",
  memberUntil: "organisation.memberUntil.hint",
};

/** What a warning says while nothing is saved yet. */
const BEFORE_SAVING: Partial<Record<MessageKey, MessageKey>> = {
  "organisation.creditCode.checkFailed": "organisation.creditCode.checkFailedShort",
};

const fields = ORGANISATION_IMPORT_FIELDS.map(
  ({ field: key, label, headers, kind, choices, required }): ImportField => {
    const common = { key, label, words: headers, hint: HINTS[key], required };
    const labels = CHOICE_LABELS[key];
    if ((kind === "choice" || kind === "choices") && labels) {
      const options = Object.entries(labels).map(([value, text]) => ({
        key: value,
        label: text,
        words: choices?.[value] ?? [],
      }));
      return { ...common, kind, choices: options };
    }
    if (kind === "list") return { ...common, kind, separator: ITEM_SEPARATOR };
    if (kind === "day") return { ...common, kind };
    if (kind === "yes") return { ...common, kind: "yesNo" };
    return { ...common, kind: key === "creditCode" ? "code" : "text" };
  },
);

/** Lists of members: a row belongs to the organisation with its credit code, or else to the only one with its legal name. */
export const organisationImport = defineImport({
  kind: "organisations",
  name: "nav.organisations",
  permission: "organisation.write",
  listPath: "/organisations",
  pathOf: (id) => `/organisations/${id}`,
  titleField: "legalName",
  detailOf: ({ shortName, creditCode, region, address }) =>
    [shortName, creditCode, typeof region === "string" ? regionName(region) : null, address]
      .filter((part) => typeof part === "string" && part !== "")
      .join(" · "),
  describe: (field, value) => (field === "region" ? regionName(String(value)) || null : null),
  fields,
  open: openRegister,
});

function openRegister(context: Context): ImportRegister {
  const statements = organisationStatements(context.db);
  const read = (id: number) => statements.byId(id);
  return {
    parse,
    identities: (patch) => {
      const { creditCode, legalName } = patch as OrganisationPatch;
      return [
        ...(creditCode ? [{ key: `code ${creditCode}`, unique: true, told: "import.row.sameCode" as const }] : []),
        ...(legalName
          ? [{ key: `name ${comparableName(legalName)}`, unique: false, told: "import.row.sameName" as const }]
          : []),
      ];
    },
    find: (patch) => followMerges(context, findOrganisation(statements, patch as OrganisationPatch), patch),
    read: (id) => {
      const row = read(id);
      return row ? { ...organisationRecord(row) } : null;
    },
    preview: (id, given, { sameNameMeant }) => {
      const existing = id === null ? null : (read(survivorOf(context, id)) ?? null);
      const { patch, problems } = existing ? { patch: given, problems: [] } : withRegionOfAddress(given);
      const decision = decideOrganisation(context, existing, withoutMergedIdentity(context, existing, patch), {
        sameNameConfirmed: sameNameMeant,
      });
      const warnings = decision.warnings.map(({ path, key, params }): RowProblem => ({
        field: path,
        level: "warning",
        key: BEFORE_SAVING[key] ?? key,
        params,
      }));
      return {
        before: decision.before && { ...decision.before },
        after: { ...decision.after },
        problems: [...problems, ...warnings, ...(existing ? [] : alikeInRegister(context, decision.after))],
      };
    },
    // Who is meant by a name was settled in the preview, and two rows of one name only pass it when both are meant.
    save: (id, patch) =>
      saveOrganisation(context, {
        id: id === null ? null : survivorOf(context, id),
        patch: patch as OrganisationPatch,
        sameNameConfirmed: true,
      }).id,
    withdraw: (id) => withdrawOrganisation(context, id),
  };
}

/** A list often has addresses and no column of regions. An existing record keeps the region that somebody gave it, or none. */
function withRegionOfAddress(patch: RecordValues): { patch: RecordValues; problems: RowProblem[] } {
  const { region, address } = patch;
  const found = !region && typeof address === "string" ? regionOfAddress(address) : null;
  if (found === null) return { patch, problems: [] };
  const params = { region: regionName(found) };
  return {
    patch: { ...patch, region: found },
    problems: [{ field: "region", level: "warning", key: "import.row.regionOfAddress", params }],
  };
}

/** A firm has one website here; of several in a cell the first is taken, and the row says so. */
function withOneWebsite(values: RecordValues): { values: RecordValues; problems: RowProblem[] } {
  const { website } = values;
  if (typeof website !== "string") return { values, problems: [] };
  const [first, ...others] = website.split(/[\s,;|\uFF0C\uFF1B\u3001]+/).filter((part) => part !== "");
  const all = [first, ...others].every((part) => organisationPatch.safeParse({ website: part }).success);
  if (first === undefined || others.length === 0 || !all) return { values, problems: [] };
  const params = { first, others: others.join(" ") };
  return {
    values: { ...values, website: first },
    problems: [{ field: "website", level: "warning", key: "import.row.firstWebsite", params }],
  };
}

function parse(given: RecordValues): { patch: RecordValues; problems: RowProblem[] } {
  const { values, problems: warnings } = withOneWebsite(given);
  const result = organisationPatch.safeParse(values);
  if (result.success) return { patch: result.data as RecordValues, problems: warnings };
  const problems = Object.entries(fieldProblems(result.error)).map(([path, problem]): RowProblem => ({
    field: path.split(".")[0] || null,
    level: "error",
    ...problem,
  }));
  const wrong = new Set(problems.map((problem) => problem.field));
  const rest = organisationPatch.safeParse(
    Object.fromEntries(Object.entries(values).filter(([field]) => !wrong.has(field))),
  );
  return { patch: rest.success ? (rest.data as RecordValues) : {}, problems: [...warnings, ...problems] };
}

type Statements = ReturnType<typeof organisationStatements>;

function findOrganisation(statements: Statements, { creditCode, legalName }: OrganisationPatch): RecordMatch {
  const problems: RowProblem[] = [];
  const doubt = (field: string, key: RowProblem["key"], params: RowProblem["params"]) =>
    problems.push({ field, level: "doubt", key, params });
  const name = legalName ? comparableName(legalName) : null;
  const byCode = creditCode ? statements.byCreditCode(creditCode) : undefined;
  if (byCode) {
    if (legalName && comparableName(byCode.legalName) !== name) {
      doubt("legalName", "import.match.nameDiffers", { name: byCode.legalName });
    }
    if (byCode.archivedAt !== null) doubt("creditCode", "import.match.archived", { name: byCode.legalName });
    return { id: byCode.id, problems, candidates: [byCode.id] };
  }
  const namesakes = name === null ? [] : statements.byComparableName(name);
  const [only, second] = namesakes;
  if (!only) return { id: null, problems, candidates: [] };
  const candidates = namesakes.map((row) => row.id);
  if (second) {
    doubt("legalName", "import.match.several", { count: namesakes.length });
    return { id: null, problems, candidates };
  }
  const otherCode = creditCode ? (statements.byId(only.id)?.creditCode ?? null) : null;
  if (otherCode !== null) doubt("creditCode", "import.match.codeDiffers", { code: otherCode });
  if (only.archivedAt !== null) doubt("legalName", "import.match.archived", { name: only.legalName });
  return { id: only.id, problems, candidates };
}
