import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";

/** What a program shows instead of a person; it may what its person may, and of that only what its scopes name. */
export const apiTokens = sqliteTable(
  "api_tokens",
  {
    id: integer("id").primaryKey(),
    /** SHA-256; the token itself is shown once and kept nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    /** Words of `API_SCOPES`, one space between two. */
    scopes: text("scopes").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    lastUsedAt: integer("last_used_at"),
    endedAt: integer("ended_at"),
    endedBy: integer("ended_by").references(() => users.id),
  },
  (table) => [index("api_tokens_by_user").on(table.userId)],
);

/** What a write was answered, so that the same request sent again writes nothing and is told the same. */
export const apiAnswers = sqliteTable(
  "api_answers",
  {
    tokenId: integer("token_id")
      .notNull()
      .references(() => apiTokens.id, { onDelete: "cascade" }),
    answerKey: text("answer_key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status").notNull(),
    body: text("body").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.answerKey] }),
    index("api_answers_by_time").on(table.createdAt),
  ],
);

/** A secret address under which a calendar program reads events; it sees what its person sees. */
export const calendarFeeds = sqliteTable(
  "calendar_feeds",
  {
    id: integer("id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    userId: integer("user_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind").notNull(),
    createdAt: integer("created_at").notNull(),
    lastUsedAt: integer("last_used_at"),
    endedAt: integer("ended_at"),
  },
  (table) => [index("calendar_feeds_by_user").on(table.userId)],
);

/** Another system that is told of changes. */
export const webhooks = sqliteTable("webhooks", {
  id: integer("id").primaryKey(),
  url: text("url").notNull(),
  /** Signs what is sent; the receiver has the same. Sealed (app/access/sealed-secret.server.ts). */
  secret: text("secret").notNull(),
  /** Words of `WEBHOOK_EVENTS`, one space between two. */
  events: text("events").notNull(),
  createdAt: integer("created_at").notNull(),
  createdBy: integer("created_by").references(() => users.id),
  /** Nothing is sent, and nothing new is kept for it, until somebody resumes it. */
  pausedAt: integer("paused_at"),
  endedAt: integer("ended_at"),
});

/** One message for one receiver, written in the transaction of the change that it tells of. */
export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    id: integer("id").primaryKey(),
    webhookId: integer("webhook_id")
      .notNull()
      .references(() => webhooks.id),
    event: text("event").notNull(),
    body: text("body").notNull(),
    createdAt: integer("created_at").notNull(),
    attempts: integer("attempts").notNull(),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    status: text("status").notNull(),
    lastAttemptAt: integer("last_attempt_at"),
    tookMs: integer("took_ms"),
    answeredStatus: integer("answered_status"),
    lastError: text("last_error"),
  },
  (table) => [
    index("webhook_deliveries_due").on(table.status, table.nextAttemptAt),
    index("webhook_deliveries_by_webhook").on(table.webhookId, table.id),
  ],
);
