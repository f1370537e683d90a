import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";

/** The same bytes are kept once, however many files hold them. */
export const fileContents = sqliteTable("file_contents", {
  sha256: text("sha256").primaryKey(),
  size: integer("size").notNull(),
  content: blob("content", { mode: "buffer" }).notNull(),
});

/** A file that belongs to a record: the licence of a member, the minutes of a meeting. */
export const files = sqliteTable(
  "files",
  {
    id: integer("id").primaryKey(),
    /** Kind of record, as the file registry names it. */
    subjectKind: text("subject_kind").notNull(),
    subjectId: integer("subject_id").notNull(),
    /** What the file is for; each kind of record has its own words. */
    purpose: text("purpose").notNull(),
    name: text("name").notNull(),
    /** Found from the bytes, never from what the sender said. */
    mediaType: text("media_type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    uploadedBy: integer("uploaded_by").references(() => users.id),
    uploadedAt: integer("uploaded_at").notNull(),
    removedBy: integer("removed_by").references(() => users.id),
    removedAt: integer("removed_at"),
    /** The bytes are gone; what the file was stays known. */
    erasedAt: integer("erased_at"),
  },
  (table) => [
    index("files_by_subject").on(table.subjectKind, table.subjectId),
    index("files_by_content").on(table.sha256),
    index("files_by_uploader").on(table.uploadedBy, table.uploadedAt),
  ],
);
