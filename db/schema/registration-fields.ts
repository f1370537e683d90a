import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { events, registeredPeople, registrations } from "./events";

/** What a promoter asks for at the registration for an event. */
export const registrationFields = sqliteTable(
  "registration_fields",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    /** A word of `ASKED_OF`: asked once of the firm, or of each person. */
    askedOf: text("asked_of").notNull(),
    /** A word of `FIELD_KINDS`. */
    kind: text("kind").notNull(),
    labelZh: text("label_zh").notNull(),
    labelEn: text("label_en"),
    helpZh: text("help_zh"),
    helpEn: text("help_en"),
    required: integer("required", { mode: "boolean" }).notNull(),
    /** Its place among the fields that are asked, from 1. */
    position: integer("position").notNull(),
    /** Since when it is asked no longer; what was answered stays. */
    closedAt: integer("closed_at"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("registration_fields_by_event").on(table.eventId, table.position)],
);

/** What can be chosen in a field. */
export const registrationOptions = sqliteTable(
  "registration_options",
  {
    id: integer("id").primaryKey(),
    fieldId: integer("field_id")
      .notNull()
      .references(() => registrationFields.id, { onDelete: "cascade" }),
    labelZh: text("label_zh").notNull(),
    labelEn: text("label_en"),
    position: integer("position").notNull(),
    /** Places for people who choose it; null when unlimited. */
    places: integer("places"),
    /** Since when it can be chosen no longer; who chose it keeps it. */
    closedAt: integer("closed_at"),
  },
  (table) => [index("registration_options_by_field").on(table.fieldId, table.position)],
);

/** What a firm answered to the fields that are asked once: a text, or one row for each option that was chosen. */
export const registrationAnswers = sqliteTable(
  "registration_answers",
  {
    id: integer("id").primaryKey(),
    registrationId: integer("registration_id")
      .notNull()
      .references(() => registrations.id, { onDelete: "cascade" }),
    fieldId: integer("field_id")
      .notNull()
      .references(() => registrationFields.id),
    optionId: integer("option_id").references(() => registrationOptions.id),
    text: text("text"),
  },
  (table) => [
    index("registration_answers_by_registration").on(table.registrationId),
    index("registration_answers_by_field").on(table.fieldId),
    index("registration_answers_by_option").on(table.optionId),
  ],
);

/** What one of the people answered. */
export const personAnswers = sqliteTable(
  "person_answers",
  {
    id: integer("id").primaryKey(),
    registeredPersonId: integer("registered_person_id")
      .notNull()
      .references(() => registeredPeople.id, { onDelete: "cascade" }),
    fieldId: integer("field_id")
      .notNull()
      .references(() => registrationFields.id),
    optionId: integer("option_id").references(() => registrationOptions.id),
    text: text("text"),
  },
  (table) => [
    index("person_answers_by_person").on(table.registeredPersonId),
    index("person_answers_by_field").on(table.fieldId),
    index("person_answers_by_option").on(table.optionId),
  ],
);
