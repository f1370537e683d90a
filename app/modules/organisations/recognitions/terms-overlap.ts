import type { RecognitionTerm } from "./recognition-terms";

type Held = Pick<RecognitionTerm, "validFrom" | "heldUntil">;

/** Whether there is a day on which both were held; the same recognition is not granted twice at a time. */
export function termsOverlap(one: readonly Held[], other: readonly Held[]): boolean {
  return one.some((a) =>
    other.some(
      (b) =>
        (b.heldUntil === null || a.validFrom <= b.heldUntil) && (a.heldUntil === null || b.validFrom <= a.heldUntil),
    ),
  );
}
