import type { Context } from "~/access/context";
import { notFound } from "~/http/errors";
import { type FieldRecord, fieldsOf } from "./field-queries.server";

/** @throws Refusal not_found */
export function findField(context: Context, eventId: number, id: number): FieldRecord {
  const found = fieldsOf(context, eventId).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}
