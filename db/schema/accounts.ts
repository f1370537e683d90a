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

/** The second factor of a person, once it is set up. */
export const secondFactors = sqliteTable("second_factors", {
  userId: integer("user_id")
    .primaryKey()
    .references(() => users.id),
  /** Sealed with a key that is outside the database. */
  secret: text("secret").notNull(),
  /** The step of time whose code was taken last: neither it nor an earlier one is taken again. */
  lastStep: integer("last_step").notNull(),
  /** Wrong codes since the last right one. */
  wrongInARow: integer("wrong_in_a_row").notNull().default(0),
  createdAt: integer("created_at").notNull(),
});

/** A secret that is shown to a person who sets up a second factor; it is in force once a code made with it was given. */
export const secondFactorOffers = sqliteTable("second_factor_offers", {
  userId: integer("user_id")
    .primaryKey()
    .references(() => users.id),
  /** Sealed with a key that is outside the database. */
  secret: text("secret").notNull(),
  /** Hash of the session or of the pending sign-in that may see it. */
  holderHash: text("holder_hash").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** Each lets a person in once who has lost the second factor. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    /** SHA-256 of 80 random bits, which only the person knows. */
    codeHash: text("code_hash").notNull(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: integer("created_at").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** The password was right, the second step is missing. No session: it opens nothing but the page of that step. */
export const pendingSignIns = sqliteTable(
  "pending_sign_ins",
  {
    /** SHA-256 of the random token in the browser's cookie. */
    idHash: text("id_hash").primaryKey(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("pending_sign_ins_by_user").on(table.userId)],
);

/** In this session an administrator sees what another person sees, and changes nothing, for a while. */
export const lookingSessions = sqliteTable("looking_sessions", {
  sessionIdHash: text("session_id_hash")
    .primaryKey()
    .references(() => sessions.idHash, { onDelete: "cascade" }),
  /** As whom. */
  userId: integer("user_id")
    .notNull()
    .references(() => users.id),
  startedAt: integer("started_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});
