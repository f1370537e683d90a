import type { Context } from "~/access/context";
import type { MessageKey } from "~/i18n/messages";
import type { Translate } from "~/i18n/translate";
import type { WrittenKind, WrittenValue } from "~/transfer/tables/written-table";
import { dayOfInstant, timeOfInstant } from "~/values/business-day";
import type { HeldKind, HeldTable } from "./held-table";

export type Word = Extract<MessageKey, `held.column.${string}`>;
type Reader = (held: Held) => Omit<HeldTable, "kind">;
/** How each of some kinds is read. */
export type Readers = Partial<Record<HeldKind, Reader>>;

export interface Held {
  context: Context;
  t: Translate;
  id: number;
  userId: number;
  /** The address of the person who is signed in: what was sent to it is not masked. */
  ownMail: string;
}

export const table = (
  columns: readonly (readonly [Word, WrittenKind?])[],
  rows: WrittenValue[][],
): ReturnType<Reader> => ({
  columns: columns.map(([header, kind]) => ({
    header,
    kind: kind ?? "text",
  })),
  rows,
});

export const list = (values: readonly string[]) => values.join("；");
export const day = (instant: number | null) => (instant === null ? null : dayOfInstant(instant));
export const moment = (instant: number | null) =>
  instant === null ? null : `${dayOfInstant(instant)} ${timeOfInstant(instant)}`;
export const yuan = (fen: number) => fen / 100;
