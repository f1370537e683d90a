import { z } from "zod";
import * as field from "~/forms/fields";
import { STANDINGS } from "../vocabulary";

/** People that one page of the list shows; a name or a firm narrows a longer one. */
export const PRESENCE_ROWS = 200;

/** The list of one session, or of the event as a whole, with what the page showed of each person. */
export const presenceForm = z.object({
  session: field.optionalRecordId(),
  people: z
    .array(
      z.object({
        id: field.recordId(),
        standing: field.optionalChoice(STANDINGS),
        seen: field.optionalChoice(STANDINGS),
      }),
    )
    .max(PRESENCE_ROWS),
});
export type PresenceInput = z.output<typeof presenceForm>;

export const restForm = z.object({ session: field.optionalRecordId() });

/** A registered person is excused, or is not any more. */
export const excuseForm = z.object({ person: field.recordId(), excused: field.checkbox() });
export type ExcuseInput = z.output<typeof excuseForm>;
