import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { events, registeredPeople } from "./events";
import { organisations } from "./organisations";

/** A stand at an exhibition that firms share. */
export const exhibitionStands = sqliteTable(
  "exhibition_stands",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    /** Hall and number, as the fair writes them. */
    hall: text("hall"),
    areaSquareMetres: integer("area_square_metres"),
    costFen: integer("cost_fen"),
    /** Until and with this day firms ask for a place and give it back by themselves; null: they ask the promoter. */
    joinUntil: text("join_until"),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("exhibition_stands_by_event").on(table.eventId)],
);

/** A firm that asked for a place on a stand, has one, or gave it back. */
export const standFirms = sqliteTable(
  "stand_firms",
  {
    id: integer("id").primaryKey(),
    standId: integer("stand_id")
      .notNull()
      .references(() => exhibitionStands.id),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** A word of `STAND_FIRM_STATUSES`. */
    status: text("status").notNull(),
    /** One a line. */
    products: text("products"),
    /** What the firm pays; null: an equal part of what the others leave. */
    shareFen: integer("share_fen"),
    /** Whether it wants to be named on the public page of the event; it is once it stands in the public directory, too. */
    listed: integer("listed", { mode: "boolean" }).notNull(),
    askedAt: integer("asked_at").notNull(),
    confirmedAt: integer("confirmed_at"),
    withdrawnAt: integer("withdrawn_at"),
    version: integer("version").notNull(),
  },
  (table) => [
    // Not unique: two records that are merged may both have had a place, and each was given.
    index("stand_firms_by_stand").on(table.standId, table.organisationId),
    index("stand_firms_by_organisation").on(table.organisationId, table.status),
  ],
);

/** Who of a firm is on the stand: one of its registered people, or somebody whose name was typed. */
export const standPeople = sqliteTable(
  "stand_people",
  {
    id: integer("id").primaryKey(),
    standFirmId: integer("stand_firm_id")
      .notNull()
      .references(() => standFirms.id),
    registeredPersonId: integer("registered_person_id").references(() => registeredPeople.id, { onDelete: "cascade" }),
    /** Null for a registered person, whose name stands in the registration. */
    name: text("name"),
  },
  (table) => [
    index("stand_people_by_firm").on(table.standFirmId),
    index("stand_people_by_person").on(table.registeredPersonId),
  ],
);
