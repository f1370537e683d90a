/** The two ids of a pair as the database keeps it: the smaller first. */
export function orderedPair(a: number, b: number): { firstId: number; secondId: number } {
  return a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a };
}
