import { registrationFields, registrationOptions } from "~db/schema";
import type { Context } from "~/access/context";
import { fieldsOf } from "./field-queries.server";

/**
 * What is asked at an event for its copy, with as many places as there were. Part of the transaction that copies the event; a copy
 * that asks something by now keeps that as it is.
 */
export function copyFields(context: Context, fromId: number, toId: number): void {
  if (fieldsOf(context, toId).length > 0) return;
  const now = context.now();
  const asked = fieldsOf(context, fromId).filter(({ closedAt }) => closedAt === null);
  for (const { id: _id, options, ...facts } of asked) {
    const made = { eventId: toId, version: 1, createdAt: now, updatedAt: now };
    const { id: fieldId } = context.db
      .insert(registrationFields)
      .values({ ...facts, ...made })
      .returning({ id: registrationFields.id })
      .get();
    const rows = options
      .filter(({ closedAt }) => closedAt === null)
      .map(({ labelZh, labelEn, places, position }) => ({ fieldId, labelZh, labelEn, places, position }));
    if (rows.length > 0) context.db.insert(registrationOptions).values(rows).run();
  }
}
