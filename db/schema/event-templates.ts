import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { promoters } from "./promoters";

/** A programme without a day, with what is asked of who registers; times in milliseconds from the start of the event. */
export interface KeptProgramme {
  sessions: {
    titleZh: string;
    titleEn: string | null;
    begins: number;
    ends: number;
    place: string | null;
    speakers: string | null;
    chosen: boolean;
    capacity: number | null;
  }[];
  ticketTypes: {
    nameZh: string;
    nameEn: string | null;
    quota: number | null;
    audience: string;
    needsApproval: boolean;
    /** Null for one that does not close by itself. */
    closes: number | null;
  }[];
  fields: {
    askedOf: string;
    kind: string;
    labelZh: string;
    labelEn: string | null;
    helpZh: string | null;
    helpEn: string | null;
    required: boolean;
    position: number;
    options: { labelZh: string; labelEn: string | null; position: number; places: number | null }[];
  }[];
  /** Staff approve who comes. */
  needsApproval: boolean;
}

/** What recurs from one event of a promoter to the next; only the title and the day are missing. */
export const eventTemplates = sqliteTable(
  "event_templates",
  {
    id: integer("id").primaryKey(),
    promoterId: integer("promoter_id")
      .notNull()
      .references(() => promoters.id),
    name: text("name").notNull(),
    type: text("type").notNull(),
    promoterFunction: text("promoter_function").notNull(),
    networkActivity: text("network_activity").notNull(),
    /** `HH:MM` of the first day, and of the last. */
    startTime: text("start_time").notNull(),
    endTime: text("end_time").notNull(),
    days: integer("days").notNull(),
    attendanceMode: text("attendance_mode").notNull(),
    venue: text("venue"),
    capacity: integer("capacity"),
    waitingRule: text("waiting_rule").notNull(),
    offerHours: integer("offer_hours").notNull(),
    reminderHours: integer("reminder_hours").notNull(),
    listed: integer("listed", { mode: "boolean" }).notNull(),
    summaryZh: text("summary_zh"),
    summaryEn: text("summary_en"),
    organiserContact: text("organiser_contact"),
    /** Sessions, ticket types and what is asked, at times counted from the start; null for none of these. */
    programme: text("programme", { mode: "json" }).$type<KeptProgramme>(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("event_templates_by_promoter").on(table.promoterId)],
);
