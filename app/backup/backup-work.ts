import type { RefusalKind } from "~/http/errors";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import type { BackupManifest } from "./manifest";

/** What is done beside the server, since it reads and hashes every row. */
export type BackupWork =
  | { kind: "take"; dataFolder: string; target: string }
  | { kind: "drill"; source: string; scratch: string }
  | { kind: "restore"; dataFolder: string; backupFolder: string };

export type BackupMessage =
  | { step: string }
  | { done: BackupManifest | null }
  | { refused: { kind: RefusalKind; key: MessageKey; params: MessageParams } };
