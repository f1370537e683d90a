import type { Context } from "~/access/context";
import type { MessageKey } from "~/i18n/messages";

/**
 * A kind of record that files can belong to. Each module defines its own, such as `organisationFiles`, and `app/file-registry`
 * brings them together for the addresses that only know the id of a file.
 */
export interface FileSubject {
  /** Stored with every file; never changed. Needs a word `audit.kind.<kind>`: the log of the record names what came and went. */
  kind: string;
  /** What files of such a record are for, with their words; the first is offered first. */
  purposes: Readonly<Record<string, MessageKey>>;
  /** Throws `not_found` or `forbidden` unless the actor may see the files of this record. */
  see: (context: Context, subjectId: number) => void;
  /** The same for adding and removing. */
  write: (context: Context, subjectId: number) => void;
  /** Where the files of the record are shown. */
  pathOf: (context: Context, subjectId: number) => string;
  /** What the record is called; asked after `see`. */
  titleOf: (context: Context, subjectId: number) => string;
  /** The record whose log tells of the files, where it is not the subject itself: evidence of a recognition is told by its firm. */
  loggedAt?: (context: Context, subjectId: number) => { kind: string; id: number };
}

/** Every kind of record with files, by kind. */
export type FileRegistry = Readonly<Record<string, FileSubject>>;
