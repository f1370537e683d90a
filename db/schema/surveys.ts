import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./accounts";
import { events, registrations } from "./events";

/** What people who came to an event are asked afterwards; one survey for each event, sent once. */
export const eventSurveys = sqliteTable("event_surveys", {
  id: integer("id").primaryKey(),
  eventId: integer("event_id")
    .notNull()
    .unique()
    .references(() => events.id),
  /** Decided before it is sent, and told to whoever answers. */
  anonymous: integer("anonymous", { mode: "boolean" }).notNull(),
  /** The last day on which it can be answered. */
  closesOn: text("closes_on").notNull(),
  sentAt: integer("sent_at"),
  sentBy: integer("sent_by").references(() => users.id),
  /** Ended before that day. */
  closedAt: integer("closed_at"),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const surveyQuestions = sqliteTable(
  "survey_questions",
  {
    id: integer("id").primaryKey(),
    surveyId: integer("survey_id")
      .notNull()
      .references(() => eventSurveys.id),
    position: integer("position").notNull(),
    kind: text("kind").notNull(),
    textZh: text("text_zh").notNull(),
    textEn: text("text_en"),
    /** Of a choice: one a line, in the same order in both languages. */
    choicesZh: text("choices_zh"),
    choicesEn: text("choices_en"),
  },
  (table) => [uniqueIndex("survey_questions_in_order").on(table.surveyId, table.position)],
);

/** A link that may answer once. In an anonymous survey it says of nobody whom it was sent to. */
export const surveyInvitations = sqliteTable(
  "survey_invitations",
  {
    id: integer("id").primaryKey(),
    surveyId: integer("survey_id")
      .notNull()
      .references(() => eventSurveys.id),
    /** Null in an anonymous survey. */
    registrationId: integer("registration_id").references(() => registrations.id),
    /** SHA-256 of the token in the mail. */
    tokenHash: text("token_hash").notNull().unique(),
    used: integer("used", { mode: "boolean" }).notNull(),
  },
  (table) => [index("survey_invitations_by_survey").on(table.surveyId)],
);

/** The id is drawn at random, so that neither it nor the order of storage says when an answer came; there is no time either. */
export const surveyAnswers = sqliteTable(
  "survey_answers",
  {
    id: integer("id").primaryKey(),
    surveyId: integer("survey_id")
      .notNull()
      .references(() => eventSurveys.id),
    /** Null in an anonymous survey. */
    invitationId: integer("invitation_id")
      .unique()
      .references(() => surveyInvitations.id),
    /** 1 to 5. */
    satisfaction: integer("satisfaction").notNull(),
    /** By the id of the question: a number for a scale, the position of a choice, a text. */
    answers: text("answers", { mode: "json" }).$type<Record<string, number | string>>().notNull(),
    remark: text("remark"),
  },
  (table) => [index("survey_answers_by_survey").on(table.surveyId)],
);
