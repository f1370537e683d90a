/**
 * Combinations in which every pair of values of two factors occurs at least once, found greedily.
 * Deterministic: the same factors give the same list.
 */
export function pairwise(factors: readonly (readonly string[])[]): string[][] {
  const key = (a: number, valueA: string, b: number, valueB: string) => `${a}=${valueA}&${b}=${valueB}`;
  const open = new Set<string>();
  for (const [a, first] of factors.entries()) {
    for (const [b, second] of factors.entries()) {
      if (a < b) for (const x of first) for (const y of second) open.add(key(a, x, b, y));
    }
  }
  const combinations: string[][] = [];
  while (open.size > 0) {
    const [seed] = open;
    const fixed = new Map(seed!.split("&").map((part) => part.split("=", 2) as [string, string]));
    const row: string[] = [];
    for (const [index, values] of factors.entries()) {
      const given = fixed.get(String(index));
      const gain = (value: string) =>
        row.reduce((sum, earlier, at) => sum + (open.has(key(at, earlier, index, value)) ? 1 : 0), 0);
      row.push(given ?? values.reduce((best, value) => (gain(value) > gain(best) ? value : best)));
    }
    for (let a = 0; a < row.length; a += 1)
      for (let b = a + 1; b < row.length; b += 1) open.delete(key(a, row[a]!, b, row[b]!));
    combinations.push(row);
  }
  return combinations;
}
