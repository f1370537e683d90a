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
  route("/organisations/:id/contacts", "routes/organisations/contact-list.tsx"),
  route("/organisations/:id/contacts/:contactId/consents", "routes/organisations/contact-consents.tsx"),
  route(
    "/organisations/:id/contacts/:contactId/consents/:purpose/withdrawal",
    "routes/organisations/contact-consent-withdrawal.tsx",
  ),
  route("/organisations/:id/contacts/:contactId/disclosure", "routes/organisations/contact-disclosure.tsx"),
  route("/organisations/:id/files", "routes/organisations/organisation-files.tsx"),
  route("/regions", "routes/organisations/region-search.ts"),
  // Events
  route("/events", "routes/events/event-list.tsx", [route("new", "routes/events/event-new.tsx")]),
  route("/events/organisation-names", "routes/events/organisation-names.ts"),
  route("/events/:id", "routes/events/event-page.tsx", [
    route("edit", "routes/events/event-edit.tsx"),
    route("copy", "routes/events/event-copy.tsx"),
    route("cancellation", "routes/events/event-cancellation.tsx"),
  ]),
  route("/events/:id/publication", "routes/events/event-publication.tsx"),
  route("/events/:id/withdrawal", "routes/events/event-withdrawal.tsx"),
  route("/events/:id/reopening", "routes/events/event-reopening.tsx"),
  route("/events/:id/registrations", "routes/events/registration-list.tsx", [
    route("new", "routes/events/registration-new.tsx"),
    route(":registrationId", "routes/events/registration-page.tsx"),
  ]),
  route("/events/:id/registrations/export", "routes/events/registration-export.ts"),
  route("/events/:id/registrations/:registrationId/confirmation", "routes/events/registration-confirmation.tsx"),
  route("/events/:id/registrations/:registrationId/cancellation", "routes/events/registration-cancellation.tsx"),
  route("/events/:id/registrations/:registrationId/organisation", "routes/events/registration-organisation.tsx"),
  route("/events/:id/door", "routes/events/event-door.tsx"),
  route("/events/:id/door/sign-ins", "routes/events/door-sign-in.tsx"),
  route("/events/:id/door/sign-ins/:signInId/removal", "routes/events/door-sign-in-removal.tsx"),
  route("/events/:id/attendance", "routes/events/event-attendance.tsx"),
  route("/events/:id/attendance/:countId/removal", "routes/events/attendance-count-removal.tsx"),

  // Public pages and the firms' own desk
  route("/public/events", "routes/public/public-event-list.tsx"),
  route("/public/events/:id", "routes/public/public-event.tsx"),
  route("/public/events/:id/sent", "routes/public/registration-sent.tsx"),
  route("/public/events/:id/event.ics", "routes/public/event-calendar-file.ts"),
  route("/public/registrations/:token", "routes/public/registration-by-link.tsx"),
  route("/public/registrations/:token/people", "routes/public/registration-by-link-people.tsx"),
  route("/public/registrations/:token/cancellation", "routes/public/registration-by-link-cancellation.tsx"),
  route("/public/consents/:token", "routes/public/consent-by-link.tsx"),
  route("/public/consents/:token/withdrawal", "routes/public/consent-by-link-withdrawal.ts"),
  route("/public/privacy", "routes/public/privacy-notice.tsx"),
  route("/portal", "routes/portal/portal.tsx"),
  route("/portal/registrations/:id", "routes/portal/portal-registration.tsx"),
  route("/portal/registrations/:id/cancellation", "routes/portal/portal-registration-cancellation.tsx"),

  // Reports
  route("/reports", "routes/reports/report-list.tsx"),
  route("/reports/open", "routes/reports/report-opening.tsx"),
  route("/reports/:id", "routes/reports/report.tsx", [
    route("cover", "routes/reports/report-cover.tsx"),
    route("texts/:section", "routes/reports/report-text.tsx"),
    route("freeze", "routes/reports/report-freeze.tsx"),
  ]),
  route("/reports/:id/print", "routes/reports/report-print.tsx"),
  route("/reports/:id/export", "routes/reports/report-export.ts"),
  route("/reports/:id/charts/:file", "routes/reports/report-chart.ts"),
  route("/reports/:id/figures/*", "routes/reports/report-figure.tsx"),
  route("/reports/:id/restatements", "routes/reports/report-restatements.tsx"),
  route("/plan", "routes/reports/plan.tsx"),
  // Import and export
  route("/imports", "routes/imports/import-list.tsx", [route("new", "routes/imports/import-new.tsx")]),
  route("/imports/template/:file", "routes/imports/import-template.ts"),
  route("/imports/:id/columns", "routes/imports/import-columns.tsx"),
  route("/imports/:id/problems.xlsx", "routes/imports/import-problems.ts"),
  route("/imports/:id", "routes/imports/import.tsx", [
    route("rows/:row/correction", "routes/imports/import-row-correction.tsx"),
    route("rows/:row/decision", "routes/imports/import-row-decision.tsx"),
    route("commit", "routes/imports/import-commit.tsx"),
    route("undo", "routes/imports/import-undo.tsx"),
    route("discarding", "routes/imports/import-discarding.tsx"),
  ]),
  route("/exports/:list", "routes/exports/export.ts"),
  // Files of records
  route("/files/of/:kind/:subjectId", "routes/files/file-upload.tsx"),
  route("/files/:id", "routes/files/file.ts"),
  route("/files/:id/removal", "routes/files/file-removal.tsx"),
  route("/files/:id/restoration", "routes/files/file-restoration.ts"),
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
  route("/settings/notices", "routes/settings/notice-list.tsx"),
  // Jobs, outbox, audit
  route("/jobs", "routes/audit/job-list.tsx"),
  route("/jobs/:id", "routes/audit/job.tsx"),
  route("/outbox", "routes/audit/outbox-list.tsx", [route(":id", "routes/audit/outbox-message.tsx")]),
  route("/audit", "routes/audit/audit-list.tsx"),
  route("/audit/verification", "routes/audit/audit-verification.tsx"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
