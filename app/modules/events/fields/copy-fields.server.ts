import { type KeptProgramme, registrationFields, registrationOptions } from "~db/schema";
import type { Context } from "~/access/context";
import { fieldsOf } from "./field-queries.server";

/** What is asked at an event, with as many places as there are; what is asked no longer is left out. */
export function keptFields(context: Context, eventId: number): KeptProgramme["fields"] {
  return fieldsOf(context, eventId)
    .filter(({ closedAt }) => closedAt === null)
    .map(({ askedOf, kind, labelZh, labelEn, helpZh, helpEn, required, position, options }) => {
      const open = options.filter(({ closedAt }) => closedAt === null);
      const kept = open.map(({ labelZh, labelEn, position, places }) => ({ labelZh, labelEn, position, places }));
      return { askedOf, kind, labelZh, labelEn, helpZh, helpEn, required, position, options: kept };
    });
}

/** Asks at an event what another one or a template asks. Part of the transaction that makes the event. */
export function takeFields(context: Context, eventId: number, fields: KeptProgramme["fields"]): void {
  const now = context.now();
  for (const { options, ...facts } of fields) {
    const { id: fieldId } = context.db
      .insert(registrationFields)
      .values({ ...facts, eventId, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: registrationFields.id })
      .get();
    const rows = options.map((option) => ({ ...option, fieldId }));
    if (rows.length > 0) context.db.insert(registrationOptions).values(rows).run();
  }
}
