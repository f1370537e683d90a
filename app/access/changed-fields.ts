import { isDeepStrictEqual } from "node:util";

/** The fields of what is to be kept that say something else than what was kept; a field that is missing says null. */
export function changedFields(before: object, after: object): string[] {
  const kept = before as Record<string, unknown>;
  return Object.entries(after)
    .filter(([field, value]) => !isDeepStrictEqual(kept[field] ?? null, value ?? null))
    .map(([field]) => field);
}
