import type { Context } from "~/access/context";
import type { RowProblem } from "~/transfer/define-import";
import type { OrganisationRecord } from "../organisation-record.server";
import type { DuplicateReason } from "./duplicate-reasons";
import { findDuplicates, FOR_MANY } from "./find-duplicates.server";

/** What a row that would become a new organisation is told: one of the register may be the same. It is imported all the same. */
export function alikeInRegister(context: Context, record: OrganisationRecord): RowProblem[] {
  const { legalName, shortName, formerNames, englishName, creditCode, region } = record;
  const [found] = findDuplicates(
    context,
    { legalName, shortName, formerNames, englishName, creditCode, regionCode: region },
    { limit: 1, effort: FOR_MANY },
  );
  // The same code or name is found by the import itself, which asks instead of telling.
  if (!found || found.reason === "same_code" || found.reason === "same_name") return [];
  return [{ field: "legalName", level: "warning", key: WARNINGS[found.reason], params: { name: found.name } }];
}

const WARNINGS: Record<Exclude<DuplicateReason, "same_code" | "same_name"> | "branch", RowProblem["key"]> = {
  same_but_form: "duplicate.import.sameButForm",
  known_name: "duplicate.import.knownName",
  same_trade_name_and_region: "duplicate.import.sameTradeNameAndRegion",
  abbreviation: "duplicate.import.abbreviation",
  near_name: "duplicate.import.nearName",
  branch: "duplicate.importBranch",
};
