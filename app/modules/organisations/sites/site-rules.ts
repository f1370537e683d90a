import { commonDays, type DaySpan } from "../day-span";
import type { SiteKind } from "./vocabulary";

export interface SitePlace extends DaySpan {
  kind: SiteKind;
  regionCode: string;
  address: string | null;
}

export type SiteProblem = "second_headquarters" | "same_place";

/**
 * Why a site cannot stand beside the others of its organisation: there is one headquarters at a time, and the same work at the
 * same place is written down once at a time. A firm may work at many places, and do several things at one.
 */
export function siteProblem(site: SitePlace, others: readonly SitePlace[]): SiteProblem | null {
  for (const other of others) {
    if (other.kind !== site.kind || commonDays(site, other) === null) continue;
    if (site.kind === "headquarters") return "second_headquarters";
    if (other.regionCode === site.regionCode && written(other.address) === written(site.address)) return "same_place";
  }
  return null;
}

/** An address as it is compared: without spaces, full-width characters as ordinary ones. */
function written(address: string | null): string {
  return (address ?? "").normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}
