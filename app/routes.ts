import { route, type RouteConfig } from "@remix-run/route-config";

/** Every address of the product and the file that answers it. */
export default [
  route("/", "routes/home.tsx"),
  route("/language", "routes/language.ts"),
  route("/search", "routes/search.tsx"),

  // Members
  route("/organisations", "routes/organisations/organisation-list.tsx", [
    route("new", "routes/organisations/organisation-new.tsx"),
  ]),
  route("/organisations/:id", "routes/organisations/organisation.tsx", [
    route("edit", "routes/organisations/organisation-edit.tsx"),
    route("archive", "routes/organisations/organisation-archive.tsx"),
    route("contacts/new", "routes/organisations/contact-new.tsx"),
    route("contacts/:contactId", "routes/organisations/contact-edit.tsx"),
    route("contacts/:contactId/removal", "routes/organisations/contact-removal.tsx"),
  ]),
  route("/organisations/:id/restoration", "routes/organisations/organisation-restoration.ts"),
  route("/organisations/:id/contacts/:contactId/disclosure", "routes/organisations/contact-disclosure.tsx"),
  route("/regions", "routes/organisations/region-search.ts"),
  // Events
  // Public pages and the firms' own desk
  // Reports
  // Import and export
  // Accounts and settings
  route("/sign-in", "routes/accounts/sign-in.tsx"),
  route("/sign-out", "routes/accounts/sign-out.ts"),
  route("/setup/:token", "routes/accounts/first-administrator.tsx"),
  route("/set-password/:token", "routes/accounts/set-password.tsx"),
  route("/account", "routes/accounts/own-account.tsx"),
  route("/account/password", "routes/accounts/own-password.tsx"),
  route("/account/sessions", "routes/accounts/own-sessions.tsx"),
  route("/settings/accounts", "routes/accounts/account-list.tsx", [
    route("new", "routes/accounts/account-new.tsx"),
    route(":id", "routes/accounts/account-edit.tsx"),
    route(":id/link", "routes/accounts/account-link.tsx"),
    route(":id/suspension", "routes/accounts/account-suspension.tsx"),
    route(":id/restoration", "routes/accounts/account-restoration.tsx"),
  ]),
  route("/settings/permissions", "routes/accounts/permission-table.tsx"),
  route("/settings/promoters", "routes/promoters/promoter-list.tsx", [
    route("new", "routes/promoters/promoter-new.tsx"),
    route(":id", "routes/promoters/promoter-edit.tsx"),
  ]),
  // Jobs, outbox, audit
  route("/jobs", "routes/audit/job-list.tsx"),
  route("/jobs/:id", "routes/audit/job.tsx"),
  route("/outbox", "routes/audit/outbox-list.tsx", [route(":id", "routes/audit/outbox-message.tsx")]),
  route("/audit", "routes/audit/audit-list.tsx"),
  route("/audit/verification", "routes/audit/audit-verification.tsx"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
