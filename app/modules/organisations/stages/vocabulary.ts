import type { MessageKey } from "~/i18n/messages";

/** The steps up the ladder, lowest first: 个转企, 小升规, 规改股, 股上市. */
export const STAGE_STEPS = ["became_enterprise", "above_scale", "joint_stock", "listed"] as const;
export type StageStep = (typeof STAGE_STEPS)[number];

export const STEP_LABELS: Record<StageStep, MessageKey> = {
  became_enterprise: "stage.step.becameEnterprise",
  above_scale: "stage.step.aboveScale",
  joint_stock: "stage.step.jointStock",
  listed: "stage.step.listed",
};

/** What an organisation is after the step. */
export const STAGE_LABELS: Record<StageStep, MessageKey> = {
  became_enterprise: "stage.stage.enterprise",
  above_scale: "stage.stage.aboveScale",
  joint_stock: "stage.stage.jointStock",
  listed: "stage.stage.listed",
};
