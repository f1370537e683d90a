import type { z } from "zod";
import type { Context } from "~/access/context";
import type { PermissionName } from "~/access/permissions";
import type { MessageKey, MessageParams } from "~/i18n/messages";
import type { ListSource } from "./run-list.server";

/** A bulk act never touches more records than this; a longer query is to be narrowed first. */
export const MAX_BULK_RECORDS = 20_000;
/** Beyond this the work is a job, so that nobody else waits for it. */
export const MAX_BULK_AT_ONCE = 2_000;

/** What the person chooses for all records. */
export type BulkInput = { name: string; label: MessageKey; optional?: boolean } & (
  | { kind: "choice"; options: readonly { value: string; label: MessageKey }[] }
  /** The options are records. */
  | { kind: "record"; options: (context: Context) => { value: string; label: string }[] }
  | { kind: "text"; max: number }
);

export type BulkValues = Record<string, unknown>;

/** The fields of a record that the act concerns, as they are now. */
export interface BulkRecord {
  title: string;
  /** Where the record's page is. */
  path: string;
  values: BulkValues;
}

export interface BulkReason {
  key: MessageKey;
  params?: MessageParams;
}

/** How an act reads and writes records; made anew for each preview, run and undo. */
export interface BulkRegister {
  /** Null when there is no such record any more. */
  read: (id: number) => BulkRecord | null;
  /** What the fields shall become, or why the record is left as it is. */
  plan: (record: BulkRecord) => { after: BulkValues } | { skip: BulkReason };
  /** Writes some of the fields through the module's own verbs; what these refuse is said of the record. Also writes what undo puts back. */
  save: (id: number, values: BulkValues) => void;
}

export interface BulkField {
  label: MessageKey;
  /** A value in words. */
  words: (context: Context, value: unknown) => string;
}

/** Something that can be done to all records of a query at once: previewed, run in one piece, undone. */
export interface BulkAct {
  /** Part of its address. */
  id: string;
  label: MessageKey;
  permission: PermissionName;
  inputs: readonly BulkInput[];
  /** Of the inputs. */
  schema: z.ZodType<BulkValues>;
  fields: Record<string, BulkField>;
  /** The person types the number of records, because much would be gone from sight. */
  typed?: boolean;
  open: (context: Context, values: BulkValues) => BulkRegister;
}

export function defineBulkAct(act: BulkAct): BulkAct {
  return act;
}

/** What can be done to the records of a list. */
export interface BulkList {
  source: ListSource<{ id: number }>;
  acts: readonly BulkAct[];
}

/** The acts of the product by list id. The modules own them; the addresses and the job hand them in. */
export type BulkRegistry = Readonly<Record<string, BulkList>>;
