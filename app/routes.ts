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
  route("/settings/promoters", "routes/promoters/promoter-list.tsx", [
    route("new", "routes/promoters/promoter-new.tsx"),
    route(":id", "routes/promoters/promoter-edit.tsx"),
  ]),
  // Jobs, outbox, audit

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
