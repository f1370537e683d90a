import { regionTable } from "~/regions/region-table.server";
import { regionLevel } from "~/regions/region-code";
import { stemOf, type RegionNames } from "./name-parts";

const CITY_ENDING = "\u5e02";
let names: RegionNames | undefined;

/**
 * The regions that names of firms begin with: provinces and cities with or without their ending, counties and districts only in
 * full, since their proper names are words that firms choose as trade names too. Of two of one name the larger region counts.
 */
export function regionNames(): RegionNames {
  return (names ??= read());
}

function read(): RegionNames {
  const found = new Map<string, string>();
  const add = (name: string, code: string) => {
    if (!found.has(name)) found.set(name, code);
  };
  const regions = [...regionTable().values()];
  for (const level of ["province", "city", "county"] as const) {
    for (const { code, name } of regions) {
      if (regionLevel(code) !== level) continue;
      const stem = stemOf(name) ?? name;
      if (level !== "county" || name.endsWith(CITY_ENDING)) add(stem, code);
      else add(name, code);
    }
  }
  return found;
}
