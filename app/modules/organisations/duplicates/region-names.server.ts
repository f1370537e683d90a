import { regionTable } from "~/regions/region-table.server";
import { regionLevel } from "~/regions/region-code";
import { stemOf, type RegionNames } from "./name-parts";

const CITY_ENDING = "\u5e02";
let names: RegionNames | undefined;

/**
 * The regions that names of firms begin with: provinces and cities with or without their ending, counties and districts only in
 * full, since their proper names are words that firms choose as trade names too.
 */
export function regionNames(): RegionNames {
  return (names ??= read());
}

function read(): RegionNames {
  const proper = new Map<string, string>();
  const longest = new Map<string, number>();
  for (const { code, name } of regionTable().values()) {
    const inFull = regionLevel(code) === "county" && !name.endsWith(CITY_ENDING);
    const stem = inFull ? name : (stemOf(name) ?? name);
    for (const written of [stem, name]) proper.set(written, stem);
    const beginning = name.slice(0, 2);
    longest.set(beginning, Math.max(longest.get(beginning) ?? 0, name.length));
  }
  return { properName: (written) => proper.get(written), longest: (beginning) => longest.get(beginning) ?? 0 };
}
