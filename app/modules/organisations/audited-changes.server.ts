import { regionName } from "~/regions/region-table.server";
import type { AuditedChange } from "./timeline";

/** What an audit entry says of the fields of an organisation, one by one. */
export function changesOf(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): AuditedChange[] {
  return Object.keys(after ?? {}).map((field) => ({
    field,
    before: shown(field, before?.[field]),
    after: shown(field, after?.[field]),
  }));
}

/** As text; words of choices are put in by the screen, which knows the language. */
function shown(field: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field === "region") return regionName(String(value));
  return Array.isArray(value) ? value.join(", ") : String(value);
}
