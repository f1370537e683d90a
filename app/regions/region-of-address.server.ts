import { regionTable, type Region } from "./region-table.server";

/** A city may be left out between a province and a county; a province may not. */
function steps(region: Region): Region[] {
  const table = regionTable();
  const children = region.children.flatMap((code) => table.get(code) ?? []);
  return [...children, ...children.flatMap((child) => child.children.flatMap((code) => table.get(code) ?? []))];
}

/**
 * The smallest region at the beginning of an address that is written in full from the province on; null when the address does not begin
 * so. A street may be called like a city, and many counties share a name: less than the full path proves nothing.
 */
export function regionOfAddress(address: string): string | null {
  const text = address.normalize("NFKC").replace(/\s+/g, "");
  let found = [...regionTable().values()].find(({ parent, name }) => parent === null && text.startsWith(name));
  let length = 0;
  while (found) {
    length += found.name.length;
    const rest = text.slice(length);
    const next = steps(found).filter(({ name }) => rest.startsWith(name));
    const longest = Math.max(0, ...next.map(({ name }) => name.length));
    const fitting = next.filter(({ name }) => name.length === longest);
    if (fitting.length !== 1) return found.code;
    found = fitting[0];
  }
  return null;
}
