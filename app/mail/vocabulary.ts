export const OUTBOX_STATUSES = ["queued", "sent", "failed", "stopped"] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
