import type { MessageKey } from "~/i18n/messages";
import type { OutboxStatus } from "./vocabulary";

export const OUTBOX_STATUS_LABELS: Record<OutboxStatus, MessageKey> = {
  queued: "outbox.status.queued",
  sent: "outbox.status.sent",
  failed: "outbox.status.failed",
  stopped: "outbox.status.stopped",
};
