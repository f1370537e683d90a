import { checkCharacter } from "~/modules/organisations/credit-code";

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check character of GB 11714 over eight characters; letters count from A = 10. */
function organisationCheck(eight: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, at) => total + Number.parseInt(eight[at]!, 36) * weight, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

/**
 * A unified social credit code with right check characters for an organisation that does not exist: its organisation code
 * begins with MAXX. The layout is that of GB 32100-2015: department and category, region, organisation code, check character.
 * @param category registering department and category, such as `91` for an enterprise
 * @param number 0 to 9999, different for every organisation
 */
export function syntheticCreditCode(category: string, region: string, number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 9999) throw new RangeError(`no code for number ${number}`);
  const eight = `MAXX${String(number).padStart(4, "0")}`;
  const seventeen = `${category}${region}${eight}${organisationCheck(eight)}`;
  return `${seventeen}${checkCharacter(seventeen)}`;
}
