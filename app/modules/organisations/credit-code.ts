import { isRegionCode } from "~/regions/region-code";
import type { OrganisationKind } from "./vocabulary";

/**
 * Unified social credit code of GB 32100-2015, 18 characters: registering department, category, region (GB/T 2260, six digits),
 * organisation code (GB 11714, eight characters and a check), check character.
 *
 * The check is a weighted sum modulo the prime 31 with weights 3^(i-1), and every character of the alphabet has its own value
 * below 31. So it detects every change of one character and every exchange of two neighbours, wherever they are.
 */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));
const WEIGHTS = Array.from({ length: 17 }, (_, position) =>
  Array.from({ length: position }).reduce<number>((power) => (power * 3) % 31, 1),
);

export type CreditCodeStatus = "valid" | "wrong_characters" | "wrong_length" | "check_failed";

export interface CreditCode {
  code: string;
  status: CreditCodeStatus;
  /** The characters that cannot occur in a code. */
  wrongCharacters: string;
  /** What would make the code right where letters were written for digits that look alike. */
  suggestion: string | null;
  /** The check character inside the organisation code fits; old codes may fail the outer check and pass this one. */
  organisationCodeFits: boolean;
  /** Where it was registered, at that time; the code may have been withdrawn since. */
  regionCode: string | null;
  /** Kind of organisation that the registering department and category point to. */
  kind: OrganisationKind | null;
}

/** Half-width, upper case, without spaces and dashes: how a code is stored and compared. */
export function normaliseCreditCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\p{Cf}]+/gu, "")
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The last character that the first seventeen call for, or null when they are not of the alphabet. */
export function checkCharacter(code: string): string | null {
  let sum = 0;
  for (let position = 0; position < 17; position++) {
    const value = VALUES.get(code[position] ?? "");
    if (value === undefined) return null;
    sum += value * WEIGHTS[position]!;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11714: letters count from A = 10, all 26 of them; 10 is written X, 11 is written 0. */
function organisationCodeFits(organisationCode: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(organisationCode)) return false;
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, position) => total + Number.parseInt(organisationCode[position]!, 36) * weight,
    0,
  );
  const check = 11 - (sum % 11);
  return organisationCode[8] === (check === 10 ? "X" : check === 11 ? "0" : String(check));
}

/** By registering department and category; a department alone where its categories do not differ for us. */
const KINDS: Record<string, OrganisationKind> = {
  "11": "government",
  "13": "association",
  "31": "service_organisation",
  "51": "association",
  "52": "service_organisation",
  "53": "other",
  "91": "enterprise",
  "92": "enterprise",
  "93": "enterprise",
  N: "enterprise",
};

const LOOK_ALIKES: Record<string, string> = { I: "1", O: "0", S: "5", Z: "2" };

/** Judges a code as somebody wrote it. */
export function readCreditCode(text: string): CreditCode {
  const code = normaliseCreditCode(text);
  const wrongCharacters = [...new Set([...code].filter((character) => !VALUES.has(character)))].join("");
  const status: CreditCodeStatus =
    code.length !== 18
      ? "wrong_length"
      : wrongCharacters !== ""
        ? "wrong_characters"
        : checkCharacter(code) === code[17]
          ? "valid"
          : "check_failed";
  const region = code.slice(2, 8);
  return {
    code,
    status,
    wrongCharacters,
    suggestion: status === "wrong_characters" ? likelyCode(code) : null,
    organisationCodeFits: organisationCodeFits(code.slice(8, 17)),
    regionCode: isRegionCode(region) ? region : null,
    kind: KINDS[code.slice(0, 2)] ?? KINDS[code.slice(0, 1)] ?? null,
  };
}

function likelyCode(code: string): string | null {
  const replaced = code.replace(/[IOSZ]/g, (letter) => LOOK_ALIKES[letter]!);
  return checkCharacter(replaced) === replaced[17] ? replaced : null;
}

/** May be stored: a genuine code of the pilot years can fail the check, so a failed check only warns. */
export function isAcceptable(status: CreditCodeStatus): boolean {
  return status === "valid" || status === "check_failed";
}
