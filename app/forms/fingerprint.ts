import { z } from "zod";

/** What a person saw when a form was opened, carried by the form as its fingerprint. */
export function seenFingerprint() {
  return z.string().regex(/^[0-9a-f]{64}$/);
}
