/** Ids chosen by hand must fit into an address: sorted, each as the distance from the one before, in base 36. */
const MAX_IDS = 400;

export function packIds(ids: readonly number[]): string {
  const sorted = [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0).sort((a, b) => a - b);
  let last = 0;
  return sorted
    .slice(0, MAX_IDS)
    .map((id) => {
      const distance = id - last;
      last = id;
      return distance.toString(36);
    })
    .join(".");
}

/** @returns null where the address says nothing of ids; never throws */
export function unpackIds(text: string | null): number[] | null {
  if (text === null) return null;
  const ids: number[] = [];
  let last = 0;
  for (const part of text.split(".").slice(0, MAX_IDS)) {
    if (!/^[0-9a-z]{1,10}$/.test(part)) continue;
    const id = last + parseInt(part, 36);
    if (id <= last || !Number.isSafeInteger(id)) continue;
    ids.push((last = id));
  }
  return ids;
}
