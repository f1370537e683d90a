import type { FieldProblem } from "~/http/errors";
import { isCommonPassword } from "./common-passwords";

export const SHORTEST_PASSWORD = 10;
/** Longer ones are refused rather than cut off; hashing time does not depend on the length below this. */
export const LONGEST_PASSWORD = 200;

/**
 * May this password be chosen? Length counts, not kinds of characters; what is refused is what others would try first.
 * @param about what others know of the account: mail address, name
 */
export function passwordProblem(password: string, about: readonly string[] = []): FieldProblem | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return { key: "password.tooShort", params: { min: SHORTEST_PASSWORD, length } };
  if (length > LONGEST_PASSWORD) return { key: "field.tooLong", params: { max: LONGEST_PASSWORD, length } };
  if (isCommonPassword(password)) return { key: "password.tooCommon" };
  const lower = password.normalize("NFKC").toLowerCase();
  const known = about
    .flatMap((text) => [text.toLowerCase(), ...text.toLowerCase().split(/[@.\s]+/)])
    .filter((part) => part.length >= 4)
    .sort((a, b) => b.length - a.length);
  const rest = known.reduce((text, part) => text.replaceAll(part, ""), lower).replace(/[^\p{L}\p{N}]/gu, "");
  const usesThem = known.some((part) => lower.includes(part));
  return usesThem && ([...rest].length < 4 || /^\d{0,8}$/.test(rest)) ? { key: "password.likeAccount" } : null;
}
