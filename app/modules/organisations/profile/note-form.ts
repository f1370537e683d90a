import { z } from "zod";
import * as field from "~/forms/fields";

/** One entry of the log of notes. */
export const noteForm = z.object({ day: field.businessDay(), body: field.longText({ max: 4000 }) });
export type NoteValues = z.output<typeof noteForm>;
