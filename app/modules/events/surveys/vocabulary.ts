export const QUESTION_KINDS = ["scale", "choice", "text"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Derived from the record and the day, never stored. */
export const SURVEY_STATES = ["draft", "open", "closed"] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** Satisfaction and scales, from the least to the most. */
export const SCALE = [1, 2, 3, 4, 5] as const;

export const MOST_QUESTIONS = 5;
/** Fewer answers would let people guess who gave which. */
export const LEAST_ANONYMOUS_ANSWERS = 5;
