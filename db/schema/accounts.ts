import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { organisations } from "./organisations";
import { promoters } from "./promoters";

export const users = sqliteTable("users", {
  id: integer("id").primaryKey(),
  /** Lower case. */
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  role: text("role").notNull(),
  /** The sub-promoter whose records are all that this person works with; null for the whole cluster. */
  promoterId: integer("promoter_id").references(() => promoters.id),
  /** argon2id; null until the person has set a password. */
  passwordHash: text("password_hash"),
  locale: text("locale").notNull(),
  createdAt: integer("created_at").notNull(),
  disabledAt: integer("disabled_at"),
  lastSignInAt: integer("last_sign_in_at"),
  version: integer("version").notNull().default(1),
});

/** For which organisations a firm representative speaks. */
export const representations = sqliteTable(
  "representations",
  {
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.organisationId] })],
);

export const sessions = sqliteTable(
  "sessions",
  {
    /** SHA-256 of the random session id; the id itself is only in the cookie. */
    idHash: text("id_hash").primaryKey(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: integer("created_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    userAgent: text("user_agent").notNull(),
    address: text("address").notNull(),
  },
  (table) => [index("sessions_by_user").on(table.userId)],
);

/** A link that lets one person set a password once. */
export const oneTimeLinks = sqliteTable("one_time_links", {
  id: integer("id").primaryKey(),
  tokenHash: text("token_hash").notNull().unique(),
  /** `first_administrator` has no user yet; `set_password` has one. */
  purpose: text("purpose").notNull(),
  userId: integer("user_id").references(() => users.id),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

/** Counters of the soft lock-out: one row per failed try, kept for an hour. */
export const signInFailures = sqliteTable(
  "sign_in_failures",
  {
    id: integer("id").primaryKey(),
    accountKey: text("account_key").notNull(),
    addressKey: text("address_key").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [
    index("sign_in_failures_by_account").on(table.accountKey, table.at),
    index("sign_in_failures_by_address").on(table.addressKey, table.at),
  ],
);
