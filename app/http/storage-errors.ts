import { Refusal } from "./errors";

/** SQLite's words for a disk that is full, read-only, failing or locked for too long. */
const STORAGE = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY|LOCKED|NOMEM)/;

/** As a trigger says it, see db/guards.ts: an act that has no rule of its own, such as erasing a person, may come upon it. */
const LAST_ADMINISTRATOR = "the last administrator stays";

export function isStorageError(error: unknown): boolean {
  return error instanceof Error && STORAGE.test((error as { code?: string }).code ?? "");
}

/** What the database's own rules refuse, as the refusal the person understands. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isStorageError(error)) return new Refusal("not_saved", "error.notSaved");
  if (error instanceof Error && error.message === LAST_ADMINISTRATOR)
    return new Refusal("conflict", "account.lastAdministrator");
  return null;
}
