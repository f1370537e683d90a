import { createHash } from "node:crypto";
import { conflict } from "~/http/errors";

type Values = Readonly<Record<string, unknown>>;

/** Two states of a form's values are the same exactly when this is, whatever the order of the fields. */
export function fingerprintOf(values: Values): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/**
 * For records without a version: refuses when the values are no longer those the person saw.
 * @param seen their fingerprint when the form was opened; absent where nobody saw a form, as in the demo
 */
export function refuseUnlessSeen(seen: string | undefined, present: Values): void {
  if (seen !== undefined && seen !== fingerprintOf(present)) throw conflict("error.conflict");
}
