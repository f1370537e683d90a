import type { MessageKey } from "~/i18n/messages";
import type { OutcomeKind, OutcomeStage } from "./vocabulary";

export const OUTCOME_KIND_LABELS: Record<OutcomeKind, MessageKey> = {
  project: "outcome.kind.project",
  agreement: "outcome.kind.agreement",
  joint_project: "outcome.kind.jointProject",
  purchase_intention: "outcome.kind.purchaseIntention",
  purchase: "outcome.kind.purchase",
  investment: "outcome.kind.investment",
  policy_use: "outcome.kind.policyUse",
  other: "outcome.kind.other",
};

export const OUTCOME_STAGE_LABELS: Record<OutcomeStage, MessageKey> = {
  declared: "outcome.stage.declared",
  signed: "outcome.stage.signed",
  under_way: "outcome.stage.underWay",
  done: "outcome.stage.done",
  given_up: "outcome.stage.givenUp",
};
