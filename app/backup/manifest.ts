import { createHmac } from "node:crypto";

export const BACKUP_FORMAT = 1;
export const MANIFEST_FILE = "manifest.json";

export interface TableFacts {
  rows: number;
  /** SHA-256 of the rows in the order of their key. */
  sha256: string;
}

export interface FileFacts {
  bytes: number;
  sha256: string;
}

/** What a backup says of itself, all of it read from the copy. */
export interface BackupManifest {
  format: number;
  /** UTC, ISO 8601. */
  takenAt: string;
  /** Newest migration that the database has. */
  schemaVersion: number;
  sqliteVersion: string;
  tables: Record<string, TableFacts>;
  /** Every file of the backup but this one, by its path in the folder. */
  files: Record<string, FileFacts>;
  /** Newest entry of the audit chain; null when nothing was ever done. */
  auditHead: { seq: number; hash: string } | null;
}

/** HMAC over the manifest with the key of the audit chain: an altered manifest would otherwise vouch for altered files. */
export function sealOf(manifest: BackupManifest, key: Buffer): string {
  return createHmac("sha256", key).update(JSON.stringify(manifest)).digest("hex");
}

export function writeManifestText(manifest: BackupManifest, key: Buffer): string {
  return `${JSON.stringify({ manifest, seal: sealOf(manifest, key) }, null, 2)}\n`;
}

/** The manifest of a text, or null when it is not one or was altered since it was written. */
export function readManifestText(text: string, key: Buffer): BackupManifest | null {
  try {
    const { manifest, seal } = JSON.parse(text) as { manifest: BackupManifest; seal: string };
    return text === writeManifestText(manifest, key) && seal === sealOf(manifest, key) ? manifest : null;
  } catch {
    return null;
  }
}
