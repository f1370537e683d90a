import type { Database } from "~db/client.server";
import type { Actor } from "./actor";
import type { Locale } from "~/i18n/locales";

/** What every verb and every read is given: the database, who acts, the clock, and where the act came from. */
export interface Context {
  db: Database;
  actor: Actor;
  /** UTC milliseconds. */
  now: () => number;
  locale: Locale;
  /** Ties log lines and audit entries to one request, job or command. */
  requestId: string;
  /** Public origin of the product, for links in mails; never taken from a request header. */
  origin: string;
  /** Key of the audit chain; lives outside the database. */
  auditKey: Buffer;
  /** Roles that need a second factor may do without: a demo, a test. Where nothing is said, they need it. */
  secondFactorWaived?: boolean;
}
