import type { MessageKey } from "~/i18n/messages";

export const SITE_KINDS = ["headquarters", "production", "research", "sales", "warehouse", "service", "other"] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const SITE_KIND_LABELS: Record<SiteKind, MessageKey> = {
  headquarters: "site.kind.headquarters",
  production: "site.kind.production",
  research: "site.kind.research",
  sales: "site.kind.sales",
  warehouse: "site.kind.warehouse",
  service: "site.kind.service",
  other: "site.kind.other",
};
