import type { MessageKey, MessageParams } from "~/i18n/messages";

/** Something that waits for a person of the promoter; the home page shows the longest waiting first. */
export interface StuckItem {
  tone: "plain" | "warn" | "bad";
  /** The kind of matter in one or two words. */
  tag: MessageKey;
  text: MessageKey;
  params: MessageParams;
  /** Where it is put right. */
  path: string;
  /** Business day since which it waits, or by which it is due; decides the order. */
  day: string;
}

/** Overdue matters first, then those that wait longest. */
export function inOrderOfUrgency(items: readonly StuckItem[]): StuckItem[] {
  const weight = { bad: 0, warn: 1, plain: 2 } as const;
  return items.toSorted(
    (a, b) =>
      weight[a.tone] - weight[b.tone] || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.path.localeCompare(b.path),
  );
}
