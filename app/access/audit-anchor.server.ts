import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Database } from "~db/client.server";
import type { AuditAnchor } from "./verify-audit.server";

/**
 * Heads of the audit chain, kept in a file outside the database: without them nobody could tell that the newest entries were
 * cut off, or that the whole database was put back to an older state.
 */
export function appendAuditAnchor(file: string, db: Database, now: number): AuditAnchor | null {
  const head = db.$client.prepare("SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1").get() as
    AuditAnchor | undefined;
  if (!head) return null;
  const last = readAuditAnchors(file).at(-1);
  if (last?.seq === head.seq && last.hash === head.hash) return null;
  appendFileSync(file, `${JSON.stringify({ ...head, at: now })}\n`, { mode: 0o600, flush: true });
  return head;
}

/** Every anchor of the file. A line that cannot be read was never ours or was altered: it becomes an anchor that nothing fits. */
export function readAuditAnchors(file: string): AuditAnchor[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => {
    try {
      const { seq, hash } = JSON.parse(line) as { seq: unknown; hash: unknown };
      if (typeof seq === "number" && Number.isSafeInteger(seq) && seq > 0 && typeof hash === "string")
        return { seq, hash };
    } catch {
      // Falls through to the anchor that nothing fits.
    }
    return { seq: 1, hash: "unreadable" };
  });
}

const ANCHOR_EVERY_MS = 60_000;

const anchorFiles = new WeakMap<Database, string>();

/** Where the anchors of this database are kept; null before anchoring was started. */
export function anchorFileOf(db: Database): string | null {
  return anchorFiles.get(db) ?? null;
}

export interface AnchorParts {
  db: Database;
  file: string;
  now: () => number;
  report: (problem: { message: string; reason: string }) => void;
}

/** Writes an anchor at the start, at most once a minute when the chain has grown, and when the product stops. */
export function startAuditAnchors({ db, file, now, report }: AnchorParts): { stop: () => void } {
  anchorFiles.set(db, file);
  const anchor = () => {
    try {
      appendAuditAnchor(file, db, now());
    } catch (error) {
      report({ message: "audit anchor not written", reason: error instanceof Error ? error.message : String(error) });
    }
  };
  anchor();
  const timer = setInterval(anchor, ANCHOR_EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      anchor();
    },
  };
}
