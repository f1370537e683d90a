import { route, type RouteConfig } from "@remix-run/route-config";

/** Every address of the product and the file that answers it. */
export default [
  route("/", "routes/home.tsx"),
  route("/language", "routes/language.ts"),
  route("/search", "routes/search.tsx"),

  // Members
  // Events
  // Public pages and the firms' own desk
  // Reports
  // Import and export
  // Accounts and settings
  // Jobs, outbox, audit

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
