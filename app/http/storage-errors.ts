import { Refusal } from "./errors";

/** SQLite's words for a disk that is full, read-only, failing or locked for too long. */
const STORAGE = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY|LOCKED|NOMEM)/;

export function isStorageError(error: unknown): boolean {
  return error instanceof Error && STORAGE.test((error as { code?: string }).code ?? "");
}

/** What the database's own rules refuse, as the refusal the person understands. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isStorageError(error)) return new Refusal("not_saved", "error.notSaved");
  return null;
}
