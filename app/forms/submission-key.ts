import { z } from "zod";
import { problem } from "./fields";

/**
 * Key that a form carries from when it was shown; the same form sent twice writes once. The page makes it with
 * `crypto.randomUUID()`, so it is sent without JavaScript too.
 */
export function submissionKey() {
  return z.string(problem("error.invalid")).regex(/^[A-Za-z0-9_-]{16,64}$/, problem("error.invalid"));
}
