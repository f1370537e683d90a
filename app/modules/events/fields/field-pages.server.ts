import { authorize } from "~/access/authorize.server";
import type { Context } from "~/access/context";
import { findEvent, findEventToRun } from "../find-event.server";
import { answersTo, askedIds, type FieldRecord, fieldsOf } from "./field-queries.server";
import { findField } from "./find-field.server";

/** What is asked at an event, for the desk, with how often it was answered. */
export function registrationFieldsOf(context: Context, eventId: number): (FieldRecord & { answers: number })[] {
  authorize(context, "event.list");
  findEvent(context, eventId);
  return fieldsOf(context, eventId).map((each) => ({ ...each, answers: answersTo(context, { fieldId: each.id }) }));
}

/** A field as the form that changes it begins with. */
export function fieldToEdit(context: Context, eventId: number, id: number) {
  authorize(context, "event.write");
  findEventToRun(context, eventId);
  const { options, ...facts } = findField(context, eventId, id);
  return {
    ...facts,
    position: askedIds(context, eventId).indexOf(id) + 1,
    answers: answersTo(context, { fieldId: id }),
    options: options
      .filter(({ closedAt }) => closedAt === null)
      .map(({ id: optionId, labelZh, labelEn, places }) => ({ id: optionId, labelZh, labelEn, places })),
  };
}
