import type { MessageKey } from "~/i18n/messages";
import type { QuestionKind, SurveyState } from "./vocabulary";

export const QUESTION_KIND_LABELS: Record<QuestionKind, MessageKey> = {
  scale: "survey.question.scale",
  choice: "survey.question.choice",
  text: "survey.question.text",
};

export const SURVEY_STATE_LABELS: Record<SurveyState, MessageKey> = {
  draft: "survey.state.draft",
  open: "survey.state.open",
  closed: "survey.state.closed",
};
