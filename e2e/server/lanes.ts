const LANES = 6;

/** Does the work for every item, some at a time, so that asking and answering do not wait for each other. */
export async function inLanes<T>(items: readonly T[], work: (item: T, at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next++;
      await work(items[at]!, at);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
