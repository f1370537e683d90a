/** Says in one line what a long test tried and what came of it; the night's table is made of these lines. */
export function figure(what: string, times: number, reached: string): void {
  console.log(`FIGURE ${what} | ${times.toLocaleString("en")} | ${reached}`);
}
