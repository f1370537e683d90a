import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { events } from "./events";
import { organisations } from "./organisations";

/** What came of an event: a project signed, an agreement, a purchase intention. */
export const eventOutcomes = sqliteTable(
  "event_outcomes",
  {
    id: integer("id").primaryKey(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    /** The day on which it was declared or signed: the period it counts in. */
    day: text("day").notNull(),
    /** Null when nobody knows it, which is not the same as none. */
    valueFen: integer("value_fen"),
    /** Parties that are not in the register, as text. */
    otherParties: text("other_parties"),
    stage: text("stage").notNull(),
    ownerId: integer("owner_id").references(() => users.id),
    nextStep: text("next_step"),
    nextStepDue: text("next_step_due"),
    note: text("note"),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("event_outcomes_by_event").on(table.eventId),
    index("event_outcomes_by_day").on(table.day),
    index("event_outcomes_by_due").on(table.nextStepDue, table.stage),
    index("event_outcomes_by_owner").on(table.ownerId),
  ],
);

/** Organisations of the register that take part in an outcome. */
export const outcomeParties = sqliteTable(
  "outcome_parties",
  {
    id: integer("id").primaryKey(),
    outcomeId: integer("outcome_id")
      .notNull()
      .references(() => eventOutcomes.id),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id),
  },
  (table) => [
    uniqueIndex("outcome_parties_once").on(table.outcomeId, table.organisationId),
    index("outcome_parties_by_organisation").on(table.organisationId),
  ],
);

/** How far an outcome came, and when; the last one is its stage now. */
export const outcomeStages = sqliteTable(
  "outcome_stages",
  {
    id: integer("id").primaryKey(),
    outcomeId: integer("outcome_id")
      .notNull()
      .references(() => eventOutcomes.id),
    stage: text("stage").notNull(),
    day: text("day").notNull(),
    note: text("note"),
    recordedAt: integer("recorded_at").notNull(),
    recordedBy: integer("recorded_by").references(() => users.id),
  },
  (table) => [index("outcome_stages_by_outcome").on(table.outcomeId, table.id)],
);
