import type { MessageKey } from "~/i18n/messages";
import type { OrganisationKind, SizeClass } from "./vocabulary";

/**
 * The four classes of the member mix, as the cluster it's OWL publishes its own: large firms, small and medium firms, research,
 * others. Every organisation is in exactly one, so the classes sum to the total.
 */
export const MEMBER_CLASSES = ["large_firm", "small_or_medium_firm", "research", "other"] as const;
export type MemberClass = (typeof MEMBER_CLASSES)[number];

export const MEMBER_CLASS_LABELS: Record<MemberClass, MessageKey> = {
  large_firm: "organisation.class.largeFirm",
  small_or_medium_firm: "organisation.class.smallOrMediumFirm",
  research: "organisation.class.research",
  other: "organisation.class.other",
};

export const RESEARCH_KINDS: readonly OrganisationKind[] = ["university", "research_institute"];
export const SMALL_OR_MEDIUM: readonly SizeClass[] = ["medium", "small", "micro"];

/** A firm whose size is not known is among the others, until somebody fills it in. */
export function memberClassOf({ kind, sizeClass }: { kind: string; sizeClass: string | null }): MemberClass {
  if ((RESEARCH_KINDS as readonly string[]).includes(kind)) return "research";
  if (kind !== "enterprise" || sizeClass === null) return "other";
  return sizeClass === "large" ? "large_firm" : "small_or_medium_firm";
}
