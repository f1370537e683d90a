import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { promoters } from "./promoters";

/** Append-only, hash-chained. `before` and `after` can be erased for one person's sake; `detailHash` keeps the chain whole. */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    seq: integer("seq").primaryKey(),
    at: integer("at").notNull(),
    actorRole: text("actor_role").notNull(),
    actorUserId: integer("actor_user_id"),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: integer("subject_id"),
    before: text("before"),
    after: text("after"),
    detailHash: text("detail_hash").notNull(),
    requestId: text("request_id").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_entries_by_subject").on(table.subjectKind, table.subjectId, table.seq),
    index("audit_entries_by_actor").on(table.actorUserId, table.seq),
  ],
);

export const jobs = sqliteTable(
  "jobs",
  {
    id: integer("id").primaryKey(),
    kind: text("kind").notNull(),
    status: text("status").notNull(),
    input: text("input", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    done: integer("done").notNull(),
    total: integer("total").notNull(),
    /** Where the result page is. */
    resultPath: text("result_path"),
    problem: text("problem", { mode: "json" }).$type<{ key: string; params?: Record<string, string | number> }>(),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by").references(() => users.id),
    /** The sub-promoter for which it was begun, whoever works there by now; null: the hub. */
    promoterId: integer("promoter_id").references(() => promoters.id),
    startedAt: integer("started_at"),
    finishedAt: integer("finished_at"),
  },
  (table) => [index("jobs_by_status").on(table.status)],
);

export const outboxMessages = sqliteTable(
  "outbox_messages",
  {
    id: integer("id").primaryKey(),
    /** The same key is never written twice: one mail per cause. */
    causeKey: text("cause_key").notNull().unique(),
    recipient: text("recipient").notNull(),
    locale: text("locale").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** A calendar file (RFC 5545) that goes with the mail. */
    calendar: text("calendar"),
    /** The body holds a link that opens an account; it is blanked once the mail was sent. */
    confidential: integer("confidential", { mode: "boolean" }).notNull().default(false),
    /** A mail to a contact of a firm, and for what: it is not sent once the contact has withdrawn the consent, or is gone. */
    contactId: integer("contact_id"),
    contactPurpose: text("contact_purpose"),
    /** Where whoever wants no more mails of this kind says so with one click (RFC 8058). */
    unsubscribeLink: text("unsubscribe_link"),
    status: text("status").notNull(),
    attempts: integer("attempts").notNull(),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    lastError: text("last_error"),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
  },
  (table) => [index("outbox_messages_by_status").on(table.status, table.nextAttemptAt)],
);

/** What the one search box finds; its bigrams are in the FTS table `search_bigrams` under the same rowid. */
export const searchDocuments = sqliteTable(
  "search_documents",
  {
    id: integer("id").primaryKey(),
    kind: text("kind").notNull(),
    subjectId: integer("subject_id").notNull(),
    title: text("title").notNull(),
    detail: text("detail").notNull(),
    /** What was indexed, as it was; needed to remove it from the index. */
    content: text("content").notNull(),
  },
  (table) => [index("search_documents_by_subject").on(table.kind, table.subjectId)],
);

/** One row: when backups are taken by themselves and how many are kept. */
export const backupSettings = sqliteTable("backup_settings", {
  id: integer("id").primaryKey(),
  every: text("every").notNull(),
  /** Of the day in Shanghai. */
  hour: integer("hour").notNull(),
  keepDaily: integer("keep_daily").notNull(),
  keepWeekly: integer("keep_weekly").notNull(),
  keepMonthly: integer("keep_monthly").notNull(),
  version: integer("version").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
