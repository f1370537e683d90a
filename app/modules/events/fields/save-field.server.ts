import { eq, inArray } from "drizzle-orm";
import { registrationFields, registrationOptions } from "~db/schema";
import { transact } from "~db/transact";
import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { recordAudit } from "~/access/record-audit.server";
import { conflict, invalidField } from "~/http/errors";
import { findEventToRun } from "../find-event.server";
import { type FieldInput, placedAt } from "./field-form";
import { answersTo, askedIds, type FieldRecord, waitingForOptions } from "./field-queries.server";
import { findField } from "./find-field.server";
import { confirmedIn } from "../layers.server";
import { moveWaitingList } from "../move-waiting-list.server";
import { mayBecome } from "../quotas";
import { MOST_FIELDS } from "./vocabulary";

/**
 * Something more that is asked of whoever registers from now on; who is registered already is not asked again.
 * @throws Refusal forbidden, not_found, conflict (too many)
 */
export function addField(context: Context, eventId: number, input: FieldInput): number {
  authorize(context, "event.write");
  return transact(context, () => {
    findEventToRun(context, eventId);
    const asked = askedIds(context, eventId);
    if (asked.length >= MOST_FIELDS) throw conflict("asked.refused.tooMany", { max: MOST_FIELDS });
    const { columns, options } = partsOf(input);
    const now = context.now();
    const { id } = context.db
      .insert(registrationFields)
      .values({ eventId, ...columns, position: asked.length + 1, version: 1, createdAt: now, updatedAt: now })
      .returning({ id: registrationFields.id })
      .get();
    insertOptions(
      context,
      id,
      options.map((option, place) => ({ ...option, position: place + 1 })),
    );
    putInOrder(context, placedAt(asked, id, input.position));
    recordAudit(context, {
      action: "event.addField",
      subjectKind: "event",
      subjectId: eventId,
      after: { fieldId: id, ...factsOf({ ...columns, options }) },
    });
    return id;
  });
}

/**
 * What was answered stays what it is: how it is answered and of whom it is asked change no more, and an option that was chosen is
 * closed and not taken away. Fewer places than are confirmed are refused.
 * @throws Refusal forbidden, not_found, conflict (changed meanwhile), invalid
 */
export function updateField(context: Context, eventId: number, id: number, input: FieldInput): void {
  authorize(context, "event.write");
  transact(context, () => {
    findEventToRun(context, eventId);
    const present = findField(context, eventId, id);
    if (present.version !== input.version || present.closedAt !== null) throw conflict("error.conflict");
    const { columns, options } = partsOf(input);
    if (
      (columns.kind !== present.kind || columns.askedOf !== present.askedOf) &&
      answersTo(context, { fieldId: id }) > 0
    )
      throw invalidField(columns.kind !== present.kind ? "kind" : "askedOf", "asked.problem.answered");
    const asked = askedIds(context, eventId);
    const order = placedAt(asked, id, input.position);
    const [before, after] = [factsOf(present), factsOf({ ...columns, options })];
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    if (isSame && order.every((each, place) => asked[place] === each)) return;
    refuseFewerPlaces(context, eventId, present, options);
    writeOptions(context, present, options);
    context.db
      .update(registrationFields)
      .set({ ...columns, version: present.version + 1, updatedAt: context.now() })
      .where(eq(registrationFields.id, id))
      .run();
    putInOrder(context, order);
    const placeOf = (ids: readonly number[]) => ids.indexOf(id) + 1;
    recordAudit(context, {
      action: "event.updateField",
      subjectKind: "event",
      subjectId: eventId,
      before: { fieldId: id, place: placeOf(asked), ...before },
      after: { fieldId: id, place: placeOf(order), ...after },
    });
    moveWaitingList(context, eventId);
  });
}

type OptionInput = FieldInput["options"][number];

function partsOf({ version: _version, position: _position, options, ...columns }: FieldInput) {
  return { columns, options };
}

/** What the log says of a field, and what is compared to tell whether anything was changed. */
function factsOf({
  askedOf,
  kind,
  labelZh,
  labelEn,
  helpZh,
  helpEn,
  required,
  options,
}: Omit<FieldInput, "version" | "position" | "options"> & {
  options: readonly (Pick<OptionInput, "id" | "labelZh" | "labelEn" | "places"> & { closedAt?: number | null })[];
}) {
  return {
    ...{ askedOf, kind, labelZh, labelEn, helpZh, helpEn, required },
    options: options
      .filter(({ closedAt }) => !closedAt)
      .map((option) => ({ id: option.id, labelZh: option.labelZh, labelEn: option.labelEn, places: option.places })),
  };
}

/** Fewer places than people with a seat hold are refused, and an option with places is not taken from under those who wait for it. */
function refuseFewerPlaces(
  context: Context,
  eventId: number,
  { options: present }: FieldRecord,
  options: readonly OptionInput[],
): void {
  for (const [place, { id, places }] of options.entries()) {
    if (id === null) continue;
    const { confirmed, latest } = confirmedIn(context, eventId, { kind: "option", id }, places);
    if (mayBecome(places, confirmed)) continue;
    const params = { capacity: places ?? 0, confirmed, latest };
    throw invalidField(`options.${place}.places`, "event.problem.capacityBelowConfirmed", params);
  }
  const leaving = present.filter(
    ({ id, closedAt }) => closedAt === null && !options.some((option) => option.id === id),
  );
  const waiting = waitingForOptions(context, leaving);
  if (waiting > 0) throw conflict("asked.refused.waitedFor", { count: waiting });
}

function insertOptions(
  context: Context,
  fieldId: number,
  options: readonly (Omit<OptionInput, "id"> & { position: number })[],
): void {
  const rows = options.map(({ labelZh, labelEn, places, position }) => ({
    fieldId,
    labelZh,
    labelEn,
    places,
    position,
  }));
  if (rows.length > 0) context.db.insert(registrationOptions).values(rows).run();
}

function writeOptions(
  context: Context,
  { id: fieldId, options: present }: FieldRecord,
  options: readonly OptionInput[],
): void {
  const open = present.filter(({ closedAt }) => closedAt === null);
  const known = new Set(open.map(({ id }) => id));
  for (const [place, { id }] of options.entries())
    if (id !== null && !known.has(id)) throw invalidField(`options.${place}.labelZh`, "field.notAChoice");
  const leaving = open.filter(({ id }) => !options.some((option) => option.id === id)).map(({ id }) => id);
  const chosen = leaving.filter((id) => answersTo(context, { optionId: id }) > 0);
  const unchosen = leaving.filter((id) => !chosen.includes(id));
  context.db.delete(registrationOptions).where(inArray(registrationOptions.id, unchosen)).run();
  context.db
    .update(registrationOptions)
    .set({ closedAt: context.now() })
    .where(inArray(registrationOptions.id, chosen))
    .run();
  for (const [place, { id, labelZh, labelEn, places }] of options.entries()) {
    const facts = { labelZh, labelEn, places, position: place + 1 };
    if (id === null) insertOptions(context, fieldId, [facts]);
    else context.db.update(registrationOptions).set(facts).where(eq(registrationOptions.id, id)).run();
  }
}

function putInOrder(context: Context, ids: readonly number[]): void {
  for (const [place, id] of ids.entries())
    context.db
      .update(registrationFields)
      .set({ position: place + 1 })
      .where(eq(registrationFields.id, id))
      .run();
}
