import type { Actor } from "~/access/actor";
import { can } from "~/access/can";
import type { PermissionName } from "~/access/permissions";
import type { MessageKey } from "~/i18n/messages";

/** Subjects of the work, the lists of the register, what comes of it, and what is set up. */
export const NAVIGATION_GROUPS = ["work", "register", "results", "settings"] as const;
export type NavigationGroup = (typeof NAVIGATION_GROUPS)[number];

interface NavigationEntry {
  path: string;
  label: MessageKey;
  permission: PermissionName;
  group: NavigationGroup;
}

const ENTRIES: readonly NavigationEntry[] = [
  { path: "/", label: "nav.home", permission: "home.see", group: "work" },
  { path: "/organisations", label: "nav.organisations", permission: "home.see", group: "work" },
  { path: "/register", label: "register.title", permission: "membership.list", group: "register" },
  { path: "/recognitions", label: "nav.recognitions", permission: "recognition.list", group: "register" },
  { path: "/stages", label: "nav.stages", permission: "home.see", group: "register" },
  { path: "/sites", label: "nav.sites", permission: "home.see", group: "register" },
  { path: "/applications", label: "application.list.title", permission: "application.review", group: "register" },
  { path: "/dues", label: "dues.title", permission: "dues.list", group: "register" },
  { path: "/events", label: "nav.events", permission: "home.see", group: "work" },
  { path: "/outcomes", label: "nav.outcomes", permission: "outcome.see", group: "work" },
  { path: "/governance", label: "nav.governance", permission: "governance.see", group: "work" },
  { path: "/conduct", label: "nav.conduct", permission: "conduct.count", group: "work" },
  { path: "/portal", label: "nav.myFirm", permission: "portal.use", group: "work" },
  { path: "/portal/conduct", label: "nav.myConduct", permission: "portal.use", group: "work" },
  { path: "/public/events", label: "nav.public", permission: "portal.use", group: "work" },
  { path: "/public/directory", label: "nav.directory", permission: "directory.see", group: "work" },
  { path: "/reports", label: "nav.reports", permission: "report.see", group: "results" },
  { path: "/plan", label: "nav.plan", permission: "report.see", group: "results" },
  { path: "/self-check", label: "selfCheck.title", permission: "selfCheck.see", group: "results" },
  { path: "/imports", label: "nav.imports", permission: "import.run", group: "settings" },
  { path: "/outbox", label: "nav.outbox", permission: "outbox.see", group: "settings" },
  { path: "/jobs", label: "nav.jobs", permission: "import.run", group: "settings" },
  { path: "/settings/accounts", label: "nav.accounts", permission: "account.manage", group: "settings" },
  { path: "/settings/membership", label: "membership.settings", permission: "membership.configure", group: "settings" },
  { path: "/settings/industries", label: "industry.title", permission: "industry.import", group: "settings" },
  { path: "/settings/promoters", label: "nav.promoters", permission: "promoter.manage", group: "settings" },
  {
    path: "/settings/recognitions",
    label: "nav.recognitionTypes",
    permission: "recognition.configure",
    group: "settings",
  },
  { path: "/settings/tokens", label: "apiToken.all", permission: "apiToken.manage", group: "settings" },
  { path: "/settings/webhooks", label: "webhook.title", permission: "webhook.manage", group: "settings" },
  { path: "/settings/permissions", label: "nav.permissions", permission: "account.manage", group: "settings" },
  {
    path: "/settings/directory",
    label: "directory.settings.title",
    permission: "directory.configure",
    group: "settings",
  },
  { path: "/settings/retention", label: "retention.title", permission: "retention.see", group: "settings" },
  { path: "/people", label: "person.title", permission: "person.manage", group: "settings" },
  { path: "/data-requests", label: "dataRequest.list.title", permission: "dataRequest.answer", group: "settings" },
  { path: "/settings/notices", label: "notice.title", permission: "notice.publish", group: "settings" },
  { path: "/settings/backups", label: "backup.title", permission: "backup.manage", group: "settings" },
  { path: "/settings/mail", label: "mailSettings.title", permission: "mail.test", group: "settings" },
  { path: "/settings/health", label: "health.title", permission: "health.see", group: "settings" },
  { path: "/audit", label: "nav.audit", permission: "audit.see", group: "settings" },
];

export type NavigationLink = Pick<NavigationEntry, "path" | "label" | "group">;

/** The left navigation of a person: only where they may go. */
export function navigationFor(actor: Actor): NavigationLink[] {
  return ENTRIES.filter((entry) => can(actor, entry.permission)).map(({ path, label, group }) => ({
    path,
    label,
    group,
  }));
}
